/** 首屏之后才加载的检查器文字。标签的含义见英文目录。 */
export const inspector = {
  objects: {
    title: '共享对象',
    more: '{n, plural, other {另有 # 个}}',
    variables: '变量',
    role: { holds: '持有者', waits: '等待中', sends: '等待发送', receives: '等待接收' },
    touched: {
      read: '{g} 刚读过这里',
      write: '{g} 刚写过这里',
      next: '{g} 即将访问这里',
    },
    nobody: '无',
    bytes: '显示 {name} 的字节',
    empty: '空',
  },
  bytes: {
    of: '查看字节',
    grid: '{name} 的字节，共 {size, number} 个',
    byte: '{name}，偏移 {offset, number}：{hex}',
    more: '{n, plural, other {另有 # 字节}}',
    none: '还没有可看的字节：继续走，等程序分配内存。',
    hint: '用鼠标点，或用方向键加 Enter 选一个字节，这里会显示是哪一步写的。',
    looking: '正在找是哪一步写的…',
    written: '<at></at>：由 <g></g> 写入，位置是 <code>{func}</code> 里的 <what></what>。',
    changed:
      '<at></at>：在 <g></g> 的这一步之内改变，位置是 <code>{func}</code> 里的 <what></what>。',
    allocated: '<g></g> 在<at></at>分到这块内存之后，还没有被写过。',
    before: '从程序开始到现在，还没有被写过。',
    padding: '填充',
  },
  detail: {
    waits: '正在等待：<b>{reason}</b>。',
    waitsSince: '从<at></at>起等待：<b>{reason}</b>。',
    next: {
      read: '接下来读 <what></what>{bytes, plural, =0 {} other {，# 字节}}{known, select, yes {，其值为 <value></value>} other {}}。',
      write:
        '接下来{known, select, yes {把 <value></value> 写入 } other {写入 }}<what></what>{bytes, plural, =0 {} other {，# 字节}}。',
      atomic:
        '接下来对 <what></what> 做原子操作{known, select, yes {，其值为 <value></value>} other {}}。',
      call: '接下来用一步做完 <what></what>。',
      start: '接下来开始运行 <what></what>。',
      preempt: '接下来继续在 <what></what> 里运行，那里的循环不访问共享内存。',
    },
    stack: '调用栈，最内层在前',
    showLine: '在代码中显示 {place}',
    locals: '{func} 的变量',
    more: '还有 {n, number} 层调用',
    startedBy: '由 <g></g> 启动。',
    done: '<what></what> 已经运行结束。',
  },
} as const;
