package runtime

import (
	"internal/abi"
	"unsafe"
)

// Functions by their number in the machine's table, as the linker tells them when a
// program asks (emit/func-table.ts). Offsets count from the start of the table.
//
//hmapscope:private
type funcInfo struct {
	name     funcText
	file     funcText
	lines    uint32 // where the lines of its stops are
	stops    uint32 // how many there are; 0: it runs whole
	first    uint32 // the first one's number in the program
	flags    uint32
	reserved uint32
}

//hmapscope:private
type funcText struct {
	at, len uint32
}

const (
	funcHasParams = 2 // beside funcIsWrapper
	funcIsHidden  = 4 // Go has no such function

	funcInfoSize = unsafe.Sizeof(funcInfo{})
)

// pclntab is where the linker puts the table: how many functions there are, then those.
//
//hmapscope:private
var pclntab uint32

//hmapscope:private
func tableAt(offset uint32) unsafe.Pointer { return abi.PointerTo(uintptr(pclntab + offset)) }

//hmapscope:private
func funcAt(fn uint32) *funcInfo {
	return (*funcInfo)(tableAt(uint32(8 + uintptr(fn)*funcInfoSize)))
}

//hmapscope:private
func textAt(t funcText) string { return unsafe.String((*byte)(tableAt(t.at)), int(t.len)) }

// line of a stop, by its number in the function.
//
//hmapscope:private
func (f *funcInfo) line(stop uint32) int {
	if stop >= f.stops {
		stop = 0
	}
	return int(get32(tableAt(f.lines + stop*4)))
}

// A program counter names a function and one of its stops, so that the one before
// means the same: the program takes one off what it calls a return address.
const (
	pcStop = 4
	pcFunc = 28
)

//hmapscope:private
func pcOf(fn, stop uint32) uintptr {
	return uintptr(fn)<<pcFunc | uintptr(stop)<<pcStop | 1<<(pcStop-1)
}

// placeOf is what a program counter names; nil if that is nothing.
//
//hmapscope:private
func placeOf(pc uintptr) (f *funcInfo, stop uint32) {
	fn := pc >> pcFunc
	if fn == 0 || fn >= uintptr(get32(tableAt(0))) {
		return nil, 0
	}
	return funcAt(uint32(fn)), uint32(pc>>pcStop) & (1<<(pcFunc-pcStop) - 1)
}

// standstill makes every frame of the goroutine say where it stands. In free mode those
// on WebAssembly's stack do so only when they are left: the machine leaves them.
//
//hmapscope:atomic
func standstill() {}

// callers fills pcs from the frame at fp on, but for those that nobody wrote.
//
//hmapscope:private
func callers(fp uintptr, skip int, pcs unsafe.Pointer, room int) int {
	n := 0
	for ; fp != 0 && n < room; fp = uintptr(frameAt(fp).caller) {
		f := frameAt(fp)
		if isWrapper(f.fn) || funcAt(f.fn).flags&funcIsHidden != 0 {
			continue
		}
		if skip > 0 {
			skip--
			continue
		}
		put64(unsafe.Add(pcs, n*8), uint64(pcOf(f.fn, f.pc)))
		n++
	}
	return n
}

// Callers fills pc with the calls that the goroutine is in: its own is 0, its caller's 1.
func Callers(skip int, pc []uintptr) int {
	standstill()
	return callers(getfp(), skip, unsafe.Pointer(unsafe.SliceData(pc)), len(pc))
}

// Caller tells where a function was called from: its own caller's call is 0.
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	standstill()
	if callers(getfp(), skip+1, unsafe.Pointer(&pc), 1) == 0 {
		return 0, "", 0, false
	}
	_, file, line = describe(pc)
	return pc, file, line, true
}

//hmapscope:private
func describe(pc uintptr) (name, file string, line int) {
	f, stop := placeOf(pc)
	if f == nil {
		return "", "", 0
	}
	return textAt(f.name), textAt(f.file), f.line(stop)
}

// A Func is a function of the program.
//
//hmapscope:private
type Func struct {
	opaque funcInfo
}

// FuncForPC returns the function of a program counter, nil if that is none.
//
//hmapscope:private
func FuncForPC(pc uintptr) *Func {
	f, _ := placeOf(pc)
	return (*Func)(unsafe.Pointer(f))
}

//hmapscope:private
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return textAt(f.opaque.name)
}

// Entry returns the function's first program counter.
//
//hmapscope:private
func (f *Func) Entry() uintptr {
	index := (uintptr(unsafe.Pointer(f)) - uintptr(tableAt(8))) / funcInfoSize
	return pcOf(uint32(index), 0)
}

//hmapscope:private
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	_, file, line = describe(pc)
	return file, line
}

// A Frame is a call.
type Frame struct {
	PC       uintptr
	Func     *Func
	Function string
	File     string
	Line     int
	Entry    uintptr
}

// Frames gives what Callers found one by one.
type Frames struct {
	callers []uintptr
}

func CallersFrames(callers []uintptr) *Frames { return &Frames{callers} }

// Next returns the next call, and whether there are more.
func (ci *Frames) Next() (frame Frame, more bool) {
	for len(ci.callers) > 0 {
		pc := ci.callers[0]
		ci.callers = ci.callers[1:]
		f := FuncForPC(pc)
		if f == nil {
			continue
		}
		frame = Frame{PC: pc - 1, Func: f, Entry: f.Entry()}
		frame.Function, frame.File, frame.Line = describe(pc)
		break
	}
	return frame, len(ci.callers) > 0
}
