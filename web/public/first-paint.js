// Runs before anything is painted: a reader who chose dark or Chinese never sees a flash of the other. And what this
// address needed the last time is asked for at once, rather than when the program is here (see web/early.ts).
// The browser offers the installation once, early; whoever shows the button takes it from here (web/offline/install.ts).
addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  window.tendInstall = event
  dispatchEvent(new Event('tend-install'))
})
try {
  const theme = localStorage.getItem('tend.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const locale = localStorage.getItem('tend.locale') || navigator.language
  const lang = locale.slice(0, 2) === 'zh' ? 'zh-CN' : 'en'
  document.documentElement.lang = lang
  if (lang === 'zh-CN') document.querySelector('link[rel=manifest]').href = '/manifest-zh.webmanifest'

  const kept = JSON.parse(localStorage.getItem('tend.first') || 'null')
  if (kept && location.pathname !== '/sign-in') {
    const urls = ['/api/session', '/api/objects'].concat(kept[location.pathname + location.search] || [])
    window.tendEarly = {}
    for (const url of urls) {
      // Read to the end here: an answer nobody takes would keep one of the browser's six connections.
      const answer = fetch(url, { headers: { accept: 'application/json', 'accept-language': lang } }).then(
        async (response) => new Response(await response.blob(), response),
      )
      answer.catch(() => undefined) // whoever takes it hears of it
      window.tendEarly[url] = answer
    }
  }
} catch {
  // Storage may be forbidden; the defaults stand.
}
