// What the picker says of each program of examples/interleavings, in every language of the page.

interface Said {
  readonly en: string;
  readonly zh: string;
}

export interface StoryWords {
  readonly group: StoryGroup;
  readonly name: Said;
  /** One line: what one will see. */
  readonly says: Said;
}

export type StoryGroup = keyof typeof STORY_GROUPS;

/** In the order of the picker. */
export const STORY_GROUPS = {
  writers: { en: 'Writers that meet', zh: '写者相遇' },
  unnoticed: { en: 'Writers that Go does not notice', zh: 'Go 察觉不到的写者' },
  readers: { en: 'Readers', zh: '读者' },
  growth: { en: 'Growth and evacuation', zh: '扩容与迁移' },
  iterators: { en: 'Iterators', zh: '迭代' },
  operations: { en: 'delete, clear, clone, len', zh: 'delete、clear、clone 与 len' },
  elems: { en: 'Elems, outside any check', zh: '检查之外的 elem' },
} as const satisfies Record<string, Said>;

/** By file name. In the order of the picker. */
export const STORY_WORDS: Readonly<Record<string, StoryWords>> = {
  'writer-meets-writer': {
    group: 'writers',
    name: { en: 'A writer meets a writer', zh: '写者遇上写者' },
    says: {
      en: 'B’s first look finds hashWriting set: it throws before it touches anything.',
      zh: 'B 第一眼就看到 hashWriting 已置位：什么都没碰就 throw。',
    },
  },
  'two-flips-first': {
    group: 'writers',
    name: { en: 'Two flips, the first throws', zh: '两次翻转，先来的 throw' },
    says: {
      en: 'Both pass the check and XOR the bit: it is off again, and A finds that at its end.',
      zh: '两者都通过检查并各做一次 XOR：该位又归零，A 在收尾时发现。',
    },
  },
  'two-flips-second': {
    group: 'writers',
    name: { en: 'Two flips, the second throws', zh: '两次翻转，后来的 throw' },
    says: {
      en: 'The same two flips; this time B comes first to its last check.',
      zh: '同样的两次翻转，这回 B 先走到最后的检查。',
    },
  },
  'one-flip-for-two': {
    group: 'writers',
    name: { en: 'One flip for two', zh: '两人合用一次翻转' },
    says: {
      en: 'Both store the same flag; A ends in peace and clears it, and B throws.',
      zh: '两者写入同一个标志；A 平安结束并清掉它，B 便 throw。',
    },
  },
  'three-flips': {
    group: 'writers',
    name: { en: 'Three flips', zh: '三次翻转' },
    says: {
      en: '4, 0, 4: with three writers the bit is right again, until the first one clears it.',
      zh: '4、0、4：三个写者让该位又对了，直到第一个把它清掉。',
    },
  },
  'lost-insert': {
    group: 'unnoticed',
    name: { en: 'A lost insert', zh: '丢失的插入' },
    says: {
      en: 'Two writers in lockstep fill one cell: len says 3, the map has 2. Nobody throws.',
      zh: '两个写者步调一致，写进同一个格子：len 是 3，map 里只有 2 个。无人 throw。',
    },
  },
  'three-flips-unnoticed': {
    group: 'unnoticed',
    name: { en: 'Three flips, unnoticed', zh: '三次翻转，无人察觉' },
    says: {
      en: 'Three inserts into one cell: len says 4, a range finds 2.',
      zh: '三次插入进了同一个格子：len 是 4，range 只找到 2 个。',
    },
  },
  'between-check-and-flip': {
    group: 'unnoticed',
    name: { en: 'Between the check and the flip', zh: '检查与翻转之间' },
    says: {
      en: 'A whole write fits between A’s check and A’s flip.',
      zh: 'A 的检查与翻转之间，容得下一整次写入。',
    },
  },
  'between-two-writes': {
    group: 'unnoticed',
    name: { en: 'Between two writes', zh: '两次写入之间' },
    says: {
      en: 'B writes while A is between operations: the lock is missing all the same.',
      zh: 'B 在 A 的两次操作之间写入：照样缺了一把锁。',
    },
  },
  'read-meets-write': {
    group: 'readers',
    name: { en: 'A read meets a write', zh: '读遇上写' },
    says: {
      en: 'The reader looks once, at its start, sees the writer and throws.',
      zh: '读者只在开头看一次，看到写者，于是 throw。',
    },
  },
  'read-began-before': {
    group: 'readers',
    name: { en: 'A read that began before', zh: '先开始的读' },
    says: {
      en: 'It looked before the write began, so nothing is noticed. Here it does no harm.',
      zh: '它在写入开始前就看过了，所以无人察觉。这次没有造成损害。',
    },
  },
  'half-written-cell': {
    group: 'readers',
    name: { en: 'A half-written cell', zh: '写了一半的格子' },
    says: {
      en: 'The key is there, its elem is not yet: B reads a 0 that no program wrote.',
      zh: 'key 已经在了，elem 还没有：B 读到一个没有程序写过的 0。',
    },
  },
  'two-growths': {
    group: 'growth',
    name: { en: 'Two writers grow one map', zh: '两个写者同时扩容' },
    says: {
      en: 'B takes A’s empty array for the old one: eight entries are gone.',
      zh: 'B 把 A 的空数组当成旧数组：八个元素没了。',
    },
  },
  'two-evacuations': {
    group: 'growth',
    name: { en: 'Two evacuate one bucket', zh: '两者迁移同一个桶' },
    says: {
      en: 'B comes to a cell that A has moved: the runtime finds its map broken.',
      zh: 'B 走到 A 已迁走的格子：运行时发现 map 已损坏。',
    },
  },
  'doubled-mask': {
    group: 'growth',
    name: { en: 'The new mask on the old array', zh: '新掩码配旧数组' },
    says: {
      en: 'B reads behind the end of an array: a key that was always there is not found.',
      zh: 'B 读到了数组末尾之外：一直都在的 key 找不到了。',
    },
  },
  'moved-bucket': {
    group: 'growth',
    name: { en: 'The bucket moves away', zh: '桶被迁走' },
    says: {
      en: 'B searches an old bucket that has been wiped: its key is not found.',
      zh: 'B 在已清空的旧桶里查找：key 找不到了。',
    },
  },
  'range-meets-write': {
    group: 'iterators',
    name: { en: 'A range meets a write', zh: 'range 遇上写' },
    says: {
      en: 'A range looks before each entry: it has one, and throws at the next.',
      zh: 'range 在取每个元素前都要看：取到一个后，在下一个上 throw。',
    },
  },
  'range-over-empty': {
    group: 'iterators',
    name: { en: 'A range over nothing', zh: 'range 空 map' },
    says: {
      en: 'A map that counts no entries ends the loop before it looks at the flags.',
      zh: '计数为零的 map 让循环在看标志之前就结束。',
    },
  },
  'iterator-bits-lost': {
    group: 'iterators',
    name: { en: 'The iterator’s bits are lost', zh: '迭代标志位丢失' },
    says: {
      en: 'The writer stores a stale copy of the flags, and wipes the bucket that B walks.',
      zh: '写者存回过时的标志，并清空了 B 正在遍历的桶。',
    },
  },
  'delete-meets-write': {
    group: 'operations',
    name: { en: 'A delete meets a write', zh: 'delete 遇上写' },
    says: {
      en: 'A delete is a write, and throws in the same words.',
      zh: 'delete 也是写，throw 的话也一样。',
    },
  },
  'delete-from-empty': {
    group: 'operations',
    name: { en: 'A delete from nothing', zh: 'delete 空 map' },
    says: {
      en: 'With no entry counted it returns before it looks at the flags.',
      zh: '计数为零时，它在看标志之前就返回。',
    },
  },
  'clear-meets-write': {
    group: 'operations',
    name: { en: 'A clear meets a write', zh: 'clear 遇上写' },
    says: {
      en: 'clear looks at the flags as an insert does.',
      zh: 'clear 像插入一样查看标志。',
    },
  },
  'clone-meets-write': {
    group: 'operations',
    name: { en: 'A clone meets a write', zh: 'clone 遇上写' },
    says: {
      en: 'maps.Clone copies whole buckets, and looks at the flags before.',
      zh: 'maps.Clone 整块复制桶，复制前先看标志。',
    },
  },
  'len-during-write': {
    group: 'operations',
    name: { en: 'len during a write', zh: '写入期间的 len' },
    says: {
      en: 'len loads the count and looks at no flag: B sees 1 of 2.',
      zh: 'len 只读计数，不看标志：2 个里 B 只看到 1 个。',
    },
  },
  'lost-update': {
    group: 'elems',
    name: { en: 'A lost update', zh: '丢失的更新' },
    says: {
      en: 'Read, add, write back: no two operations overlap, and one count is lost.',
      zh: '读出、加一、写回：操作没有重叠，却丢了一次计数。',
    },
  },
  'lost-increment': {
    group: 'elems',
    name: { en: 'A lost m[k]++', zh: '丢失的 m[k]++' },
    says: {
      en: 'm[k]++ loads and stores its elem after the map operation: one count is lost.',
      zh: 'm[k]++ 在 map 操作之后才读写 elem：丢了一次计数。',
    },
  },
  'torn-elem': {
    group: 'elems',
    name: { en: 'A torn elem', zh: '撕裂的 elem' },
    says: {
      en: 'Two words, stored one after the other: the map holds a pair that nobody wrote.',
      zh: '两个字先后写入：map 里出现一对没有人写过的值。',
    },
  },
};
