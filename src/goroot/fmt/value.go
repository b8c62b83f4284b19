package fmt

import (
	"internal/abi"
	"unsafe"
)

// eface is an interface value in memory.
//
//hmapscope:private
type eface struct {
	typ  *abi.Type
	data unsafe.Pointer
}

// at returns where the value lies. e must outlive its use.
//
//hmapscope:private
func (e *eface) at() unsafe.Pointer {
	if e.typ.IfaceIndir() {
		return e.data
	}
	return unsafe.Pointer(&e.data)
}

//hmapscope:private
func typeOf(arg any) *abi.Type { return (*eface)(unsafe.Pointer(&arg)).typ }

//hmapscope:private
func kindOf(arg any) abi.Kind {
	if t := typeOf(arg); t != nil {
		return t.Kind()
	}
	return abi.Invalid
}

// intOf returns an operand of an integer kind that an int holds.
//
//hmapscope:private
func intOf(arg any) (int, bool) {
	e := (*eface)(unsafe.Pointer(&arg))
	switch kind := kindOf(arg); kind {
	case abi.Int, abi.Int8, abi.Int16, abi.Int32, abi.Int64:
		return int(intAt(kind, e.data)), true
	case abi.Uint, abi.Uint8, abi.Uint16, abi.Uint32, abi.Uint64, abi.Uintptr:
		n := int(uintAt(kind, e.data))
		return max(0, n), n >= 0
	}
	return 0, false
}

// printArg prints one operand by verb.
//
//hmapscope:quiet
func (p *pp) printArg(arg any, verb rune) {
	e := (*eface)(unsafe.Pointer(&arg))
	if e.typ == nil {
		if verb == 'v' || verb == 'T' {
			p.pad("<nil>")
		} else {
			p.refuse(nil, nil, verb)
		}
		return
	}
	shared, hidden := p.shared, p.hidden
	p.shared, p.hidden = false, false
	data := e.data
	if !e.typ.IfaceIndir() {
		data = unsafe.Pointer(&e.data)
	}
	switch verb {
	case 'T':
		p.writeText(e.typ.String())
	case 'p':
		p.printPointer(e.typ, data, verb)
	default:
		p.printValue(e.typ, data, verb, 0)
	}
	p.shared, p.hidden = shared, hidden
}

// refuse prints %!d(string=hi).
//
//hmapscope:quiet
func (p *pp) refuse(t *abi.Type, v unsafe.Pointer, verb rune) {
	p.complaining = true
	p.writeString("%!")
	p.writeRune(verb)
	p.writeByte('(')
	if t == nil {
		p.writeString("<nil>")
	} else {
		p.writeString(t.String())
		p.writeByte('=')
		p.printValue(t, v, 'v', 0)
	}
	p.writeByte(')')
	p.complaining = false
}

//go:linkname typedmemmove runtime.typedmemmove
func typedmemmove(dst, src unsafe.Pointer, size uintptr)

//go:linkname newobject runtime.newobject
func newobject(size uintptr) unsafe.Pointer

// look reads a value that others may change, once, and returns where the copy lies.
//
//hmapscope:quiet
func (p *pp) look(t *abi.Type, v unsafe.Pointer) unsafe.Pointer {
	if !p.shared {
		return v
	}
	copied := newobject(t.Size_)
	typedmemmove(copied, v, t.Size_)
	return copied
}

// printValue prints the value of type t at v. depth counts what it is inside of.
//
//hmapscope:quiet
func (p *pp) printValue(t *abi.Type, v unsafe.Pointer, verb rune, depth int) {
	if p.printText(t, v, verb) {
		return
	}
	switch t.Kind() {
	case abi.Struct:
		p.printStruct((*abi.StructType)(unsafe.Pointer(t)), v, verb, depth)
		return
	case abi.Array:
		at := (*abi.ArrayType)(unsafe.Pointer(t))
		p.printElems(t, at.Elem, v, int(at.Len), verb, depth)
		return
	}
	v = p.look(t, v)
	shared := p.shared
	switch t.Kind() {
	case abi.Map:
		p.shared = false // its entries are copied
		p.printMap((*abi.MapType)(unsafe.Pointer(t)), *(*unsafe.Pointer)(v), verb, depth)
	case abi.Interface:
		p.shared = false // what an interface holds never changes
		p.printInterface(t, v, verb, depth)
	case abi.Slice:
		p.shared = true
		p.printSlice(t, v, verb, depth)
	case abi.Pointer:
		target := *(*unsafe.Pointer)(v)
		elem := (*abi.PtrType)(unsafe.Pointer(t)).Elem
		if depth > 0 || target == nil || !isComposite(elem.Kind()) {
			p.printPointer(t, v, verb)
			break
		}
		p.shared = true
		p.writeByte('&')
		p.printValue(elem, target, verb, depth+1)
	case abi.Chan, abi.Func, abi.UnsafePointer:
		p.printPointer(t, v, verb)
	default:
		p.shared = false
		if !p.printBasic(t, v, verb) {
			p.refuse(t, v, verb)
		}
	}
	p.shared = shared
}

// printBasic prints a value of a basic type; false: the verb is not for it.
//
//hmapscope:private
func (p *pp) printBasic(t *abi.Type, v unsafe.Pointer, verb rune) bool {
	switch kind := t.Kind(); kind {
	case abi.Bool:
		if verb == 'v' || verb == 't' {
			p.writeBool(*(*bool)(v))
			return true
		}
	case abi.Int, abi.Int8, abi.Int16, abi.Int32, abi.Int64:
		i := intAt(kind, v)
		u := uint64(i)
		if i < 0 {
			u = -u
		}
		return p.printInteger(u, i < 0, verb)
	case abi.Uint, abi.Uint8, abi.Uint16, abi.Uint32, abi.Uint64, abi.Uintptr:
		if p.goSyntax && verb == 'v' {
			p.writeAddress(uintAt(kind, v), true)
			return true
		}
		return p.printInteger(uintAt(kind, v), false, verb)
	case abi.Float64:
		return p.printFloat(*(*uint64)(v), 64, verb)
	case abi.Float32:
		return p.printFloat(uint64(*(*uint32)(v)), 32, verb)
	case abi.Complex128:
		words := (*[2]uint64)(v)
		return p.printComplex(words[0], words[1], 64, verb)
	case abi.Complex64:
		words := (*[2]uint32)(v)
		return p.printComplex(uint64(words[0]), uint64(words[1]), 32, verb)
	case abi.String:
		return p.printString(*(*string)(v), verb)
	}
	return false
}

// printPointer prints an address, or the verb's complaint.
//
//hmapscope:quiet
func (p *pp) printPointer(t *abi.Type, v unsafe.Pointer, verb rune) {
	switch t.Kind() {
	case abi.Pointer, abi.Map, abi.Chan, abi.Func, abi.UnsafePointer, abi.Slice:
	default:
		p.refuse(t, v, verb)
		return
	}
	u := uint64(*(*uintptr)(v))
	switch verb {
	case 'v':
		if p.goSyntax {
			p.writeString("(" + t.String() + ")(")
			if u == 0 {
				p.writeString("nil")
			} else {
				p.writeAddress(u, true)
			}
			p.writeByte(')')
		} else if u == 0 {
			p.pad("<nil>")
		} else {
			p.writeAddress(u, !p.sharp)
		}
	case 'p':
		p.writeAddress(u, !p.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.printInteger(u, false, verb)
	default:
		p.refuse(t, v, verb)
	}
}

//hmapscope:private
func isComposite(kind abi.Kind) bool {
	return kind == abi.Array || kind == abi.Slice || kind == abi.Struct || kind == abi.Map
}

//hmapscope:private
func intAt(kind abi.Kind, v unsafe.Pointer) int64 {
	switch kind {
	case abi.Int8:
		return int64(*(*int8)(v))
	case abi.Int16:
		return int64(*(*int16)(v))
	case abi.Int32:
		return int64(*(*int32)(v))
	}
	return *(*int64)(v)
}

//hmapscope:private
func uintAt(kind abi.Kind, v unsafe.Pointer) uint64 {
	switch kind {
	case abi.Uint8:
		return uint64(*(*uint8)(v))
	case abi.Uint16:
		return uint64(*(*uint16)(v))
	case abi.Uint32:
		return uint64(*(*uint32)(v))
	}
	return *(*uint64)(v)
}
