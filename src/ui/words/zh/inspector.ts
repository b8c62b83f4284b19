/** 首屏之后才加载的检查器文字。标签的含义见英文目录。 */
export const inspector = {
  detail: {
    waits: '正在等待：<b>{reason}</b>。',
    waitsSince: '从<at></at>起等待：<b>{reason}</b>。',
    next: {
      read: '接下来读 <what></what>{bytes, plural, =0 {} other {，# 字节}}{known, select, yes {，其值为 <value></value>} other {}}。',
      write:
        '接下来{known, select, yes {把 <value></value> 写入 } other {写入 }}<what></what>{bytes, plural, =0 {} other {，# 字节}}。',
      atomic:
        '接下来对 <what></what> 做原子操作{known, select, yes {，其值为 <value></value>} other {}}。',
      call: '接下来一步做完 <what></what>。',
      start: '接下来开始运行 <what></what>。',
      preempt: '接下来继续在 <what></what> 里运行，那里的循环不碰共享内存。',
    },
    stack: '调用栈，最里层在前',
    showLine: '在代码中显示 {place}',
    locals: '{func} 的变量',
    more: '还有 {n, number} 层调用',
    startedBy: '由 <g></g> 启动。',
    done: '<what></what> 已经运行结束。',
  },
} as const;
