/** 一步做了什么、为什么。标签的含义见英文目录。 */
export const whySteps = {
  step: {
    flagsFree:
      '<g></g> 检查 <code>hashWriting</code>，没有置位：在它看来，没有 goroutine 在写 <what></what>。',
    flagsTaken:
      '<g></g> 检查 <code>hashWriting</code>，发现已置位：另一个 goroutine 正在写 <what></what>。它的下一步就会终止程序。',
    flagsCopied:
      '<g></g> 读出 <code>h.flags</code>，准备在副本里改一位。在它写回之前，别的 goroutine 对 flags 的改动都会丢失。',
    flagsSet:
      '<g></g> 写回 <code>h.flags</code>，<code>hashWriting</code> 已置位：从现在起，谁来检查都会发现有写者。',
    flagsUnset:
      '<g></g> 写回 <code>h.flags</code>，<code>hashWriting</code> 却没有置位：之前已被别的 goroutine 置位，XOR 又把它翻了回去。',
    flagsStill: '<g></g> 做收尾检查：<code>hashWriting</code> 仍然置位。在它看来，只有它自己。',
    flagsLost:
      '<g></g> 做收尾检查：<code>hashWriting</code> 已经清除，有别的 goroutine 来过。它的下一步就会终止程序。',
    flagsClear:
      '<g></g> 写回 <code>h.flags</code>，<code>hashWriting</code> 已清除：它用完了 map。',
    flagsIterate: '<g></g> 在 <code>h.flags</code> 里记下有迭代器在遍历桶：迁移时这些桶不能重用。',
    flagsOther:
      '<g></g> 读 <code>h.flags</code>：是否等量扩容、是否有迭代器在遍历，决定元素怎样迁移。',
    flagsWrite: '<g></g> 写 <code>h.flags</code>。',

    countRead: '<g></g> 读 <what></what> 有多少个元素：{n, number}。空的 map 不用查找。',
    countLoad:
      '<g></g> 读 <code>h.count</code>，{n, number}：平均每个桶超过 6.5 个元素，map 就先扩容。',
    countCopied:
      '<g></g> 读出 <code>h.count</code>，{n, number}，准备加一或减一后写回。这期间别的 goroutine 对它的改动会丢失。',
    countWritten: '<g></g> 写回 <code>h.count</code>：{n, number} 个元素。',
    bRead:
      '<g></g> 读 <code>B</code>：{n, plural, =1 {只有一个桶，不需要用哈希值来选} other {由哈希值的最低几位在 # 个桶中选一个}}。',
    bWritten: '<g></g> 写 <code>B</code>：从现在起有 {n, number} 个桶，哪怕还没有全部用上。',
    noverflowRead: '<g></g> 读溢出桶的大致个数，{n, number}：太多时 map 会等量扩容。',
    noverflowWritten: '<g></g> 重新记下溢出桶的大致个数：{n, number}。',
    seedRead: '<g></g> 读 map 的哈希种子：用它算出 key 的哈希值，再由哈希值决定桶和 tophash。',
    seedWritten: '<g></g> 给新的 map 一个自己的哈希种子。',
    bucketsNil: '<g></g> 读 <code>h.buckets</code>：nil，要先分配第一个桶。',
    bucketsRead: '<g></g> 读桶在哪里。如果别的 goroutine 现在迁移，它仍会在旧桶里继续。',
    bucketsWritten:
      '<g></g> 写下桶在哪里：从现在起读 <code>h.buckets</code> 的 goroutine 都去那里找。',
    oldNil: '<g></g> 读 <code>h.oldbuckets</code>：nil，map 没有在扩容。',
    oldRead: '<g></g> 读 <code>h.oldbuckets</code>：map 正在扩容，元素可能还在旧数组里。',
    oldDropped: '<g></g> 把 <code>h.oldbuckets</code> 设为 nil：所有元素都已迁移，扩容结束。',
    oldKept: '<g></g> 把扩容前的数组留在 <code>h.oldbuckets</code> 里，直到其中的桶全部迁移。',
    nevacuateRead: '<g></g> 读 <code>h.nevacuate</code>：{n, number} 之前的旧桶都已迁移。',
    nevacuateWritten: '<g></g> 写 <code>h.nevacuate</code>：{n, number} 之前的旧桶都已迁移。',
    extraRead: '<g></g> 查看溢出桶的列表 <what></what>。',
    extraWritten: '<g></g> 修改溢出桶的列表 <what></what>。',

    tophashRest: '<g></g> 看一个 tophash：0，这个格子和后面的都是空的，查找到此为止。',
    tophashEmpty: '<g></g> 看一个 tophash：1，空格子，后面可能还有。',
    tophashMoved: '<g></g> 看一个 tophash：{n, number}，这个桶已迁移，元素在新数组里。',
    tophashFilled:
      '<g></g> 看一个 tophash：<value></value>，格子里有元素。与哈希值相符时，key 才可能相同。',
    tophashFilledFast: '<g></g> 看一个 tophash：<value></value>，格子里有元素。接下来比较 key。',
    tophashUnmoved:
      '<g></g> 看旧桶的第一个 tophash：<value></value>。这个桶还没有迁移，元素仍在里面。',
    tophashMoves: '<g></g> 看一个 tophash：<value></value>，格子里有元素，要迁移到新数组。',
    tophashNothing: '<g></g> 看一个 tophash：{n, number}，空格子，没有要迁移的。',
    tophashFound: '<g></g> 看一个 tophash：<value></value>，格子里有元素。key 已经相同：找到了。',
    tophashStale: '<g></g> 看一个 tophash：{n, number}，空格子，里面留着的 key 不算数。',
    tophashBlank: '<g></g> 看一个 tophash：{n, number}，空格子。',
    tophashTaken: '<g></g> 看一个 tophash：<value></value>，格子里有元素。',
    tophashSet: '<g></g> 写下 tophash <value></value>：从现在起这个格子已被占用。',
    tophashMarked: '<g></g> 把旧格子标记为已迁移（{n, number}）：来这里找的要去新数组找。',
    tophashFreed: '<g></g> 把格子标记为空。',
    overflowEnd: '<g></g> 读桶的溢出指针：nil，链到此为止。',
    overflowNext: '<g></g> 读桶的溢出指针：链在另一个桶里继续。',
    overflowLinked: '<g></g> 接上一个溢出桶：这个桶的格子已经满了。',
    keyRead: '<g></g> 读格子里的 key <what></what>，准备比较。',
    keyWritten: '<g></g> 写格子里的 key <what></what>。',
    wordRead:
      '<g></g> 逐个机器字复制，这一步读 {n, number} 字节。如果别的 goroutine 在两个字之间写入，得到的值就一半是旧的。',
    wordWritten:
      '<g></g> 逐个机器字复制，这一步写 {n, number} 字节。全部写完之前，这个值只有一半是新的。',
    zeroWritten: '<g></g> 清零内存，这一步 {n, number} 字节。',
    elemRead: '<g></g> 通过查找得到的指针读 elem <what></what>：此时不再检查任何标志。',
    elemWritten:
      '<g></g> 通过 map 给的指针写 elem <what></what>。<code>hashWriting</code> 已经清除：没有检查看得到这次写。',
    mapRead: '<g></g> 读 map 里的 <what></what>。',
    mapWritten: '<g></g> 写 map 里的 <what></what>。',

    lockTaken: '<g></g> 发现 <what></what> 空闲，在一步原子操作里拿到了它：中间没有谁能插进来。',
    lockBusy: '<g></g> 想拿 <what></what>，发现它已被持有。',
    lockBusyBy: '<g></g> 想拿 <what></what>，发现 <other></other> 正持有它。',
    lockLook: '<g></g> 再看一次 <what></what>：<value></value>。',
    lockQueued: '<g></g> 加入等待 <what></what> 的队列：现在有 {n, number} 个在等。',
    lockAgain: '<g></g> 想修改 <what></what>，但它已经变了：要重新看。',
    unlocked: '<g></g> 释放 <what></what>，没有 goroutine 在等它。',
    unlockedWaiters:
      '<g></g> 释放 <what></what>，有 {n, number} 个在等：要唤醒其中一个，但谁都可能先拿到。',
    unlockWakes: '<g></g> 把 <what></what> 的等待数减一，并记下已唤醒一个。',
    unlockedFree: '<g></g> 去掉 <what></what> 的锁位，而它本来就没有上锁。',
    semaSleeps: '<g></g> 只能等待：信号量已经用完。它睡眠，直到信号量被释放。',
    semaTaken: '<g></g> 已醒来，继续执行。',
    semaReleased: '<g></g> 释放信号量，唤醒等得最久的 goroutine。',
    condTicket: '<g></g> 在条件变量上取号排队：取了号就不会错过信号。',
    condWaits: '<g></g> 等待条件变量的信号。',
    condWoken: '<g></g> 被唤醒，继续执行。',
    condOne: '<g></g> 发出信号：等得最久的被唤醒。',
    condAll: '<g></g> 广播：所有等待者都被唤醒。',
    wgAdded: '<g></g> 修改 <what></what> 的计数：现在是 {n, number}。',
    wgZero: '<g></g> 把 <what></what> 的计数减到 0：等待者可以继续。',
    wgLooks: '<g></g> 看 <what></what> 的计数：{n, number}。',
    wgWaits: '<g></g> 把自己计入 <what></what> 的等待者：计数是 {n, number}。',
    onceNew: '<g></g> 看 <what></what> 的函数是否运行过：还没有。',
    onceDone: '<g></g> 看 <what></what> 的函数是否运行过：已经运行过。',
    onceSet: '<g></g> 记下 <what></what> 的函数已经运行过。',
    rwReaders: '<g></g> 在一步原子操作里修改 <what></what> 的读者数：里面有 {n, number} 个。',
    rwWriter:
      '<g></g> 在一步原子操作里修改 <what></what> 的读者数：{n, number}，而且有写者，新的读者要等。',
    rwLeaving: '<g></g> 记下 <what></what> 的写者还要等几个读者：{n, number}。',
    mapKnown: '<g></g> 查看 <code>sync.Map</code> 中不用锁就能读的部分。',
    mapEntry: '<g></g> 在一步原子操作里处理 <code>sync.Map</code> 的一个条目：不需要锁。',
    atomicLoad: '<g></g> 原子地读 <what></what>{known, select, yes {：<value></value>} other {}}。',
    atomicStore:
      '<g></g> 原子地写 <what></what>{known, select, yes {：<value></value>} other {}}。',
    atomicAdd:
      '<g></g> 在一步原子操作里给 <what></what> 做加法，别的 goroutine 加上的不会丢失{known, select, yes {：<value></value>} other {}}。',
    atomicSwap:
      '<g></g> 在一步原子操作里换掉 <what></what> 的值{known, select, yes {：现在是 <value></value>} other {}}。',
    atomicCas:
      '<g></g> 把 <what></what> 与预期值比较，相同才写入新值，全在一步之内{known, select, yes {。它现在是 <value></value>} other {}}。',
    atomicOther:
      '<g></g> 在一步原子操作里修改 <what></what>{known, select, yes {：<value></value>} other {}}。',

    chanSent:
      '<g></g> 向 <what></what> 发送，不用等：有接收者，或缓冲区有空位。缓冲区里有 {n, number} 个值。',
    chanSendFull: '<g></g> 只能等着向 <what></what> 发送：缓冲区满了。',
    chanSendNobody: '<g></g> 只能等着向 <what></what> 发送：没有接收者。',
    chanSentForIt: '<g></g> 继续执行：它等着发送的值已被取走。',
    chanReceived: '<g></g> 从 <what></what> 接收，不用等。缓冲区里还剩 {n, number} 个值。',
    chanReceiveEmpty: '<g></g> 只能等着从 <what></what> 接收：什么也没有。',
    chanReceivedForIt: '<g></g> 继续执行：等待期间有发送者来了，或 channel 被关闭。',
    chanNil: '<g></g> 在等一个 nil channel：永远等不到。',
    chanClosed: '<g></g> 关闭 <what></what>：接收者取完剩下的值后得到零值，发送者会 panic。',
    selectWaits: '<g></g> 的 select 没有一个 case 就绪，它等其中任何一个。',
    selectDone: '<g></g> 通过了 select：<what></what>。',
    starts: '<g></g> 开始运行 <what></what>。',
    go: '<g></g> 启动 <other></other>，它将运行 <what></what>。谁先走是不定的。',
    goUnknown: '<g></g> 启动了一个 goroutine。',
    ends: '<g></g> 的函数运行结束，它随之退出。',
    exits: '<g></g> 结束程序：不管别的 goroutine 在做什么。',
    prints: '<g></g> 写输出。',
    sleeps: '<g></g> 睡眠：时间到了才能继续。',
    slept: '<g></g> 睡眠时间到，继续执行。',
    timer: '<g></g> 设置或停止一个定时器。',
    clock: '<g></g> 读时钟。这里的时间是虚拟的：每一步 10 ns。',
    throws: '<g></g> 终止程序：Go 无法从这里继续。',
    panics: '<g></g> panic 了，而且没有被 recover：程序结束。',
    loops: '<g></g> 继续在 <what></what> 里运行，那里的循环不访问共享内存。',
    calls: '<g></g> 用一步做完 <what></what>。',
    read: '<g></g> 读 <what></what>{known, select, yes {：<value></value>} other {}}。',
    readAfter:
      '<g></g> 读 <what></what>{known, select, yes {：<value></value>} other {}}。上一次写它的是 <other></other>（<at></at>）。',
    written: '<g></g> 写 <what></what>{known, select, yes {：<value></value>} other {}}。',
    writtenAfter:
      '<g></g> 写 <what></what>{known, select, yes {：<value></value>} other {}}，上一次访问它的是 <other></other>（<at></at>）。',
    readInside:
      '<g></g> 在 <code>{where}</code> 里读 <what></what>：别的 goroutine 也可能访问这里的内存。',
    writtenInside:
      '<g></g> 在 <code>{where}</code> 里写 <what></what>：别的 goroutine 也可能访问这里的内存。',
    sameBytes: '<other></other> 即将访问同样的字节。',
  },
} as const;
