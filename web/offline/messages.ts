import { defineMessages } from '#web/i18n/messages.ts'

export const messages = defineMessages({
  'offline.kept': [
    'No connection. This is kept on this device and sent when the server is back.',
    '连接已断开。内容已保存在本设备，恢复连接后会自动发送。',
  ],
  'offline.keptHere': [
    'No connection. This is kept as long as this page is open, and sent when the server is back.',
    '连接已断开。内容仅在此页面打开期间保留，恢复连接后会自动发送。',
  ],
  'offline.refused': [
    '“{title}” could not be saved: decide under Settings, This device',
    '“{title}”未能保存，请到“设置 → 本设备”处理',
  ],
  'offline.sent': [
    '{n, plural, one {What you did without a connection is saved} other {# things you did without a connection are saved}}',
    '离线期间的 {n} 项操作已保存',
  ],
  'offline.strip': ['No connection. We keep trying.', '连接已断开，正在自动重连。'],
  'offline.stripFrom': ['No connection. What you see is from {time}.', '连接已断开。当前显示的是 {time} 的内容。'],
  'offline.stripWaiting': [
    '{n, plural, one {# change is kept here and sent when the server is back.} other {# changes are kept here and sent when the server is back.}}',
    '{n} 项更改已保存在本设备，恢复连接后会自动发送。',
  ],
  'offline.newVersion': ['A new version is ready.', '新版本已就绪。'],
  'offline.reload': ['Load it now', '立即加载'],
  'device.title': ['This device', '本设备'],
  'device.install': ['Install', '安装'],
  'device.installAs': ['Install Tend as an app', '将常青安装为应用'],
  'device.installHow': [
    'In the menu of your browser, choose “Install” or “Add to home screen”. It needs an address that begins with https.',
    '在浏览器菜单中选择“安装”或“添加到主屏幕”。需要通过 https 地址访问。',
  ],
  'device.installLead': [
    'An icon of its own, a window of its own, and it starts without a connection.',
    '拥有独立图标和窗口，没有网络也能启动。',
  ],
  'device.installed': ['Installed on this device', '已安装在本设备'],
  'device.app': ['App', '应用'],
  'device.keep': ['Keep what I open for reading without a connection', '保留我打开过的内容，供离线查看'],
  'device.keepHint': [
    'Only in this browser, only for you, and gone when you sign out. Switch it off on a device you share.',
    '仅保存在此浏览器，仅供你本人查看，退出登录后清除。共用设备请关闭。',
  ],
  'device.kept': [
    '{n, plural, one {# list or record, {size}} other {# lists and records, {size}}}',
    '{n} 个列表和记录，{size}',
  ],
  'device.reading': ['Reading without a connection', '离线查看'],
  'device.forget': ['Remove now', '立即清除'],
  'device.waiting': ['Not sent yet', '尚未发送'],
  'device.waitingNone': ['Everything you did is on the server.', '你的所有操作都已保存到服务器。'],
  'device.waitingNew': ['New: {what}', '新建：{what}'],
  'device.again': ['Send again', '重新发送'],
  'device.discard': ['Discard', '放弃'],
  'device.discarded': ['“{title}” was discarded', '“{title}”已放弃'],
})
