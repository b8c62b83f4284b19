package runtime

import "internal/abi"

// A goroutine's frames lie in chunks, each twice as large as the one before.
// Frames never move, so a pointer to a variable in one stays good.
//
//hmapscope:private
type stackChunk struct {
	end  uint32 // offset behind the chunk
	prev uint32
	next uint32 // kept when the frames above are gone, to be used again
	_    uint32
}

const (
	chunkHeader   = 16
	firstChunk    = 512
	largestChunk  = 1 << 20
	maxStackBytes = 64 << 20 // unless the host says more; Go's limit is 1 GB, in a far larger memory
	offsetMask    = 0xffffffff
)

// newstack makes a goroutine's first chunk and returns its offset.
//
//hmapscope:private
func newstack() uintptr {
	p := uintptr(sysAlloc(firstChunk)) & offsetMask
	(*stackChunk)(abi.PointerTo(p)).end = uint32(p + firstChunk)
	return p
}

// morestack is called when a frame of size bytes does not fit into chunk any more. It
// returns the chunk that the frame goes to.
//
//hmapscope:private
func morestack(chunk, size uintptr) uintptr {
	c := (*stackChunk)(abi.PointerTo(chunk))
	need := size + chunkHeader
	if c.next != 0 {
		n := (*stackChunk)(abi.PointerTo(uintptr(c.next)))
		if uintptr(n.end)-uintptr(c.next) >= need {
			return uintptr(c.next)
		}
	}
	room := (uintptr(c.end) - chunk) * 2
	if room > largestChunk {
		room = largestChunk
	}
	for room < need {
		room *= 2
	}
	if stackBytes(chunk)+room > uintptr(sched.maxstack) {
		fault(faultStack, "stack overflow", 2)
		return chunk // the run ends here
	}
	p := uintptr(sysAlloc(room)) & offsetMask
	n := (*stackChunk)(abi.PointerTo(p))
	n.end = uint32(p + room)
	n.prev = uint32(chunk)
	c.next = uint32(p)
	return p
}

// stackBytes adds up the chunks down to the first.
//
//hmapscope:private
func stackBytes(chunk uintptr) uintptr {
	n := uintptr(0)
	for chunk != 0 {
		c := (*stackChunk)(abi.PointerTo(chunk))
		n += uintptr(c.end) - chunk
		chunk = uintptr(c.prev)
	}
	return n
}
