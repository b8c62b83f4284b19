import type { StageWords } from '../../scene';
import type { Translate } from '../words/words';

/** The scene's words in a language. */
export function stageWordsIn(t: Translate): StageWords {
  return {
    entries: (n) => t('stage.entries', { n }),
    buckets: (n) => t('stage.buckets', { n }),
    noBucketYet: t('stage.noBucketYet'),
    growing: (old, n) => t('stage.growing', { old, n }),
    growingSameSize: (n) => t('stage.growingSameSize', { n }),

    field: (field) => t('stage.field.title', field),
    fieldMeaning: (name) => t(`stage.field.${name}`),
    noFlag: t('stage.field.noFlag'),
    flag: (name, bit) => t('stage.flag.title', { name, bit, meaning: t(`stage.flag.${name}`) }),
    powerOfB: (n) => t('stage.field.B', { n }),

    evacuatedOf: (done, all) => t('stage.evacuatedOf', { done, all }),
    evacuatedBelow: (nevacuate) => t('stage.evacuatedBelow', { nevacuate }),
    stillOld: t('stage.stillOld'),
    stillOldOf: (n, B) => t('stage.stillOldOf', { n, B }),
    spares: t('stage.spares'),
    sparesFree: (free, all) => t('stage.sparesFree', { free, all }),

    evacuation: (how) => t(`stage.${how}`),
    xOf: (index) => t('stage.xOf', { index }),
    yOf: (index) => t('stage.yOf', { index }),
    damage: (how) => t(`stage.${how}`),

    tophash: (cell, value, state) =>
      t('stage.cell.tophash', { cell, value, meaning: t(`stage.cell.${state}`) }),
    emptyCell: (cell) => t('stage.cell.empty', { cell }),
    movedCell: (cell, value) => t('stage.cell.moved', { cell, value }),
    leftBehind: (cell, value) => t('stage.cell.leftBehind', { cell, value }),
    noOverflow: t('stage.cell.noOverflow'),
    overflow: t('stage.cell.overflow'),

    tornBuckets: (B) => t('stage.torn.buckets', { B }),
    tornOldbuckets: t('stage.torn.oldbuckets'),
    tornChain: (how, index) => t(`stage.torn.${how}`, { index }),
    oddBucket: (how, array, index) => t(`stage.odd.${how}`, { array, index: `${index}` }),
    oddNevacuate: (index) => t('stage.odd.nevacuate', { index: `${index}` }),
    oddNoverflow: (noverflow, found) => t('stage.odd.noverflow', { noverflow, found }),
    oddSameSizeGrow: t('stage.odd.sameSizeGrow'),
    tornCount: (count, filled) => t('stage.torn.count', { count, filled }),
  };
}
