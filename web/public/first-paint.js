// Runs before anything is painted: a reader who chose dark or Chinese never sees a flash of the other.
try {
  const theme = localStorage.getItem('tend.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const locale = localStorage.getItem('tend.locale') || navigator.language
  document.documentElement.lang = locale.slice(0, 2) === 'zh' ? 'zh-CN' : 'en'
} catch {
  // Storage may be forbidden; the defaults stand.
}
