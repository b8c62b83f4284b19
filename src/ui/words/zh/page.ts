/** 面板之外的页面文字。 */
export const page = {
  title: 'hmapscope',
  description: '在浏览器标签页里运行 Go 程序，在任意两次访存之间停下，看并发写 map 是怎样发生的。',

  programs: {
    'two-writers': { name: '两个写者，一个 map', hint: '两边都在写，Go 有时能发现。' },
    'reader-writer': { name: '一个读者，一个写者', hint: '一边读，一边写。' },
    growth: { name: '三个写者，map 正在扩容', hint: '别人还在写，桶已经在迁移。' },
    mutex: { name: '两个写者，加了 mutex', hint: '同一个程序，改对了。' },
    'iterate-while-writing': { name: '边 range 边写', hint: '遍历的同时 map 还在被写。' },
    'string-keys': { name: 'string 作 key', hint: '两个 goroutine 统计访问次数。' },
  },

  drop: '松手即打开 Go 文件或记录',

  programPicker: {
    title: '程序',
    ask: '查找程序',
    start: '从这里开始',
    loading: '正在加载…',
    nothing: '没有匹配的程序。',
  },

  header: {
    program: '程序：{name}',
    chooseProgram: '选择程序（P）',
    ownProgram: '你的程序',
    goVersionHint: '采用 Go 1.23.5 的 map：最后一个使用经典 hmap 的版本，linux/amd64 下逐字节一致',
    share: '分享链接',
    shareHint: '复制链接，打开后回到这一刻',
    theme: {
      system: '颜色跟随系统。切换到浅色',
      light: '浅色。切换到深色',
      dark: '深色。切换到跟随系统',
    },
    otherLanguage: 'EN',
    languageHint: '切换到英文',
    commandsHint: '命令（{key}）',
    openFile: '打开 Go 文件或记录（O）',
    saveFile: '把这次运行存为文件（S）',
    plainMemory: '普通内存',
    plainMemoryHint:
      '本页未处于跨源隔离状态，程序的内存无法共享，只能每步之后复制过来。字节完全相同，只是步数很多时画得慢一些。',
  },

  share: {
    menu: '更多分享方式',
    embed: '嵌入代码…',
    embedHint: '把这一刻放进另一个网页',
    svg: '内存图（SVG）',
    svgHint: '整个 map，可任意缩放的矢量图',
    png: '内存图（PNG）',
    pngHint: '整个 map，位图',
    embedTitle: '嵌入这一刻',
    embedText: '把这段代码粘贴到网页里，读者可以在那里单步执行和播放。',
    embedCode: '嵌入代码',
    embedName: 'hmapscope：逐步观察 Go map',
    copy: '复制',
    copied: '已复制',
    notCopied: '浏览器不允许复制，请在这里选中并复制。',
  },

  embed: {
    open: '在 hmapscope 中打开',
    openHint: '在完整页面中打开这一刻，带代码和时间线',
  },

  places: {
    code: '代码',
    stage: '内存',
    timeline: '时间线',
    next: '即将发生',
    why: '为什么',
    output: '输出',
    bytes: '字节',
    transport: '时间',
    resizeColumns: '调整列宽',
    resizeRows: '调整内存与时间线的高度',
    resizeCode: '调整程序与 runtime 源码的高度',
  },

  notices: {
    dismiss: '关闭',
    shared: '链接已复制，打开后回到这一刻。',
    sharedNotCopied: '浏览器不允许复制。链接在这里：',
    lacksEdits: '链接里是正在运行的程序：要分享修改，请先运行。',
    badLink: '打不开这个链接：{reason}',
    badFile: '打不开这个文件：{reason}',
    unfitFile: {
      many: 'hmapscope 一次只打开一个文件：Go 程序或记录。程序在这里只有一个 main.go。',
      tooLarge: '{name} 太大了：程序最多 1 MB，记录最多 64 MB。',
      notText: '{name} 不是 UTF-8 文本，而 Go 程序必须是。',
      unreadable: '浏览器读不了 {name}。文件夹无法打开。',
      neither: '{name} 既不是 Go 程序，也不是记录。',
    },
    saved: '已保存为 {name}。可以在这里打开，也可以用“hmapscope replay”打开。',
    badShare: {
      foreignLink: '这不是 hmapscope 的链接。',
      foreignFile: '这个文件不是 hmapscope 的记录。',
      damaged: '这个链接已损坏或不完整，请让对方重新发一次。',
      damagedAt: '这个链接已损坏：第 {at, number} 个字符不可能出现在链接里。请让对方重新发一次。',
      damagedFile: '这个文件已损坏或不完整，请让对方重新发一次。',
      newer:
        '它来自更新的 hmapscope：版本是 {version}，而本页面最高只能读到版本 {newest, number}。请刷新页面以更新。',
      impossible: '这个链接已损坏：任何运行都不可能有这样的{part}。请让对方重新发一次。',
      part: {
        source: '程序',
        goVersion: ' Go 版本',
        number: '数字',
        policy: '策略',
        schedule: '调度',
        cursor: '时刻',
        mark: '状态哈希',
        limit: '上限',
        view: '视图',
      },
      tooLarge:
        '它对本页面来说太大了：超过 {most, number} {what, select, steps {步} bytes {字节} other {个字符}}。',
      field:
        '打不开这个文件：“{name}”{is, select, missing {缺失} unknown {在这里不认识} whole {必须是整数，{most, plural, =0 {不小于 {least, number}} other {从 {least, number} 到 #}}} hex {必须是 {least, number} 到 {most, number} 位小写十六进制数字，且位数为偶数} choice {有误：第 {nth, number} 个选择（第 {line, number} 行第 {column, number} 列）是“{word}”} tooLong {超过 {most, number}} version {必须是文件的版本} goVersion {必须是“1.23.5”这样的版本} lines {必须是由行组成的列表} list {必须是列表} entry {的每个部分都要有名字} noSource {必须存在，或者改用“builtIn”} builtIn {必须是内置程序的 id} fileName {必须是文件名，不带目录} policy {必须有“kind”：byHand、roundRobin（带“quantum”）、random 或 golike（带“seed”）} onlyTrue {必须是 true，否则就不要写} view {必须由名字和值组成} viewName {里有视图没有的名字} viewValue {必须是短文本、数字或布尔值} behindEnd {超出了调度的末尾} other {必须按步的顺序排列}}。',
      goVersion: '它需要 Go {version}，这个 hmapscope 不能运行该版本。',
      unknownProgram: '它需要内置程序“{id}”，这个 hmapscope 没有这个程序。',
    },
    cutShort: '已停下：分享的 {length, number} 步里，重现了 {made, number} 步。',
    goOn: '走完余下的',
    tooLong: '这次运行太长，放不进链接。请改为保存成文件，什么都不会丢。',
    drift: {
      at: '从第 {at, number} 步起，这次运行出现了偏差{kind, select, choice {（goroutine {gid} 到那里无法照原样继续）} early {（程序到那里已提前结束）} late {（程序到那里本该结束）} other {}}：链接由另一个版本的 hmapscope 生成，之后看到的与分享者当时看到的不同。',
      between:
        '在第 {agreed, number} 步与第 {at, number} 步之间，这次运行出现了偏差{kind, select, choice {（goroutine {gid} 到那里无法照原样继续）} early {（程序到那里已提前结束）} late {（程序到那里本该结束）} other {}}：链接由另一个版本的 hmapscope 生成，之后看到的与分享者当时看到的不同。',
      before:
        '在第 {at, number} 步之前，这次运行就出现了偏差{kind, select, choice {（goroutine {gid} 到那里无法照原样继续）} early {（程序到那里已提前结束）} late {（程序到那里本该结束）} other {}}：链接由另一个版本的 hmapscope 生成，之后看到的与分享者当时看到的不同。',
    },
    limit:
      '已停在 {steps, number} 步：一份记录最多只能保存这么多。请退回去换一种走法，或把程序改小；用“hmapscope run --steps”可以跑得更久。',
    spinning:
      '已停下：有个 goroutine 在空转：它的循环不访问其他 goroutine 看得到的内存，可能永远出不来。请让另一个 goroutine 走一步，或修改这个循环。',
    atBreakpoint: '<who></who> 走到了断点 <code>{place}</code>。',
    noCode:
      '{file} 第 {line, number} 行设不了断点：从这一行起，再没有其他 goroutine 看得见的操作。',
    noHit: {
      forward: '程序运行到了结尾，途中没有遇到断点。',
      back: '这一步之前没有命中过断点。',
    },
    noThrow:
      '从这里出发试了许多种执行顺序，程序每次都正常结束。这不能证明没有问题，只说明即使会 throw，也很少见。',
    machineDied: '虚拟机停了：{reason}',
    revive: '从这里重新启动',
    notKept:
      '浏览器没有为本页保存任何内容：存储空间已满，或被禁止。离开之前请保存 main.go 或这次运行。',
    failed: '没有成功：{reason}',
  },

  empty: {
    starting: '正在启动虚拟机…',
    replaying: '正在重现分享的运行：{length, number} 步里已走 {made, number} 步',
    nothingRuns: '没有程序在运行',
    machineGone: '虚拟机没能在这里运行。请在上方重新启动，或刷新页面。',
    hasErrors: 'main.go 有错误。请先在代码面板里改好，再运行。',
  },
} as const;
