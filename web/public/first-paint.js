// Runs before anything is painted: a reader who chose dark or Chinese never sees a flash of the other.
try {
  var theme = localStorage.getItem('tend.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  var locale = localStorage.getItem('tend.locale') || navigator.language
  document.documentElement.lang = locale.slice(0, 2) === 'zh' ? 'zh-CN' : 'en'
} catch {
  // Storage may be forbidden; the defaults stand.
}
