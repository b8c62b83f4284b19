package main

import (
	"runtime"
	"runtime/debug"
	"unsafe"
)

// Each thread of the runtime has a block of 32 random words and an index into it, from which all of
// the map's chance is drawn. The goroutine is pinned to its thread and the block found once, by a
// word that was just drawn; from then on it is filled before each operation and the index read
// behind it, so that chance is chosen and what was drawn is known.

const blockWords = 32

type chanceBlock struct {
	buf  [blockWords]uint64
	seed [4]uint64
	i    uint32
	n    uint32
	c    uint32
}

var chance *chanceBlock

// lockRuntime pins the goroutine, turns the collector off and finds the thread's block.
func lockRuntime() {
	runtime.LockOSThread()
	debug.SetGCPercent(-1)
	// A block that is about to be filled anew tells nothing; the second try has a fresh one.
	for try := 0; try < 2 && chance == nil; try++ {
		chance = findBlock()
	}
	if chance == nil {
		panic("the thread's block of random words was not found")
	}
	chance.buf[0], chance.buf[1], chance.i, chance.n = 0x1111, 0x2222, 0, blockWords
	if a, b := rtRand(), rtRand(); a != 0x1111 || b != 0x2222 || chance.i != 2 {
		panic("chance cannot be chosen on this runtime")
	}
}

func findBlock() *chanceBlock {
	// Of a goroutine: two bounds of its stack, two guards, panic, defer, then its thread.
	m := *(*unsafe.Pointer)(unsafe.Add(currentG(), 6*8))
	drawn := rtRand()
	for off := uintptr(0); off < 2048; off += 8 {
		if *(*uint64)(unsafe.Add(m, off)) != drawn {
			continue
		}
		for k := uintptr(0); k < blockWords && k*8 <= off; k++ {
			b := (*chanceBlock)(unsafe.Add(m, off-k*8))
			if uintptr(b.i) != k+1 || b.n > blockWords || b.i >= b.n {
				continue
			}
			if next := b.buf[b.i]; rtRand() == next {
				return b
			}
		}
	}
	return nil
}

// withChance runs f with these random words to draw from, with AES hashing off and the fallback's
// four key words set. It gives how many words f drew.
func withChance(words [blockWords]uint64, key [4]uint64, f func()) int {
	saved := *chance
	savedAes, savedKey := rtUseAeshash, rtHashkey
	chance.buf, chance.i, chance.n = words, 0, blockWords
	rtUseAeshash = false
	for i := range key {
		rtHashkey[i] = uintptr(key[i])
	}
	f()
	rtUseAeshash, rtHashkey = savedAes, savedKey
	drawn := chance.i
	if chance.buf != words || drawn > blockWords {
		panic("one operation drew more than 32 random words")
	}
	*chance = saved
	return int(drawn)
}

// splitmix is the stream that a scenario's chance comes from (SplitMix64).
type splitmix struct{ state uint64 }

func (r *splitmix) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9
	z = (z ^ (z >> 27)) * 0x94d049bb133111eb
	return z ^ (z >> 31)
}

// draw runs f with the stream's next words, and takes from the stream those that f drew.
func (r *splitmix) draw(key [4]uint64, f func()) []uint64 {
	var words [blockWords]uint64
	peek := *r
	for i := range words {
		words[i] = peek.next()
	}
	drawn := make([]uint64, withChance(words, key, f))
	for i := range drawn {
		drawn[i] = r.next()
	}
	return drawn
}
