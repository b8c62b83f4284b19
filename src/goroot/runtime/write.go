package runtime

import "unsafe"

const (
	outHeader = 4
	maxRecord = 1<<28 - 1 // bytes whose number has room in the header
)

// write appends what the program prints to the run's output, as a record: a word
// with the file (1 or 2) in its top bits and the length below, then the bytes.
//
//hmapscope:atomic
func write(fd int, text string) {
	if fd == 1 && captured != nil {
		*captured += text
		return
	}
	for len(text) > maxRecord {
		write(fd, text[:maxRecord])
		text = text[maxRecord:]
	}
	n := int64(len(text))
	if sched.outLen+outHeader+n > sched.outCap {
		growout(sched.outLen + outHeader + n)
	}
	p := unsafe.Add(sched.out, sched.outLen)
	*(*uint32)(p) = uint32(fd)<<28 | uint32(n)
	memmove(unsafe.Add(p, outHeader), unsafe.Pointer(unsafe.StringData(text)), uintptr(n))
	sched.outLen += outHeader + n
}

//hmapscope:private
func growout(need int64) {
	size := int64(4096)
	for size < need {
		size *= 2
	}
	p := sysAlloc(uintptr(size))
	memmove(p, sched.out, uintptr(sched.outLen))
	sched.out, sched.outCap = p, size
}

// captured gets what is written to standard output, while an example of package testing
// runs.
//
//hmapscope:private
var captured *string

//hmapscope:private
func capture(into *string) { captured = into }
