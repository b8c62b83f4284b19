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

//hmapscope:private
func kindOf(arg any) abi.Kind {
	e := (*eface)(unsafe.Pointer(&arg))
	if e.typ == nil {
		return abi.Invalid
	}
	return e.typ.Kind()
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
			p.badVerb(nil, nil, verb)
		}
		return
	}
	data := e.data
	if !e.typ.IfaceIndir() {
		data = unsafe.Pointer(&e.data)
	}
	switch verb {
	case 'T':
		p.fmtString(e.typ.String())
	case 'p':
		p.fmtPointer(e.typ, data, verb)
	default:
		p.printValue(e.typ, data, verb, 0)
	}
}

// Stringer is a value that has a text of its own.
type Stringer interface {
	String() string
}

// GoStringer is a value that has a text of its own for %#v.
type GoStringer interface {
	GoString() string
}

// State is what a Formatter writes to, and asks for the flags of its verb.
type State interface {
	Write(b []byte) (n int, err error)
	Width() (wid int, ok bool)
	Precision() (prec int, ok bool)
	Flag(c int) bool
}

// Formatter is a value that prints itself, whatever the verb.
type Formatter interface {
	Format(f State, verb rune)
}

// valueOf makes an interface value of the value of type t at v, which nobody may
// change while it is used.
//
//hmapscope:private
func valueOf(t *abi.Type, v unsafe.Pointer) any {
	e := eface{t, v}
	if !t.IfaceIndir() {
		e.data = *(*unsafe.Pointer)(v)
	}
	return *(*any)(unsafe.Pointer(&e))
}

// printText prints a value by a method that says how, if it has one and the verb is
// one for it. A method of a hidden field is not used.
//
//hmapscope:quiet
func (p *pp) printText(t *abi.Type, v unsafe.Pointer, verb rune) bool {
	if p.hidden || p.complaining || t.Kind() == abi.Interface {
		return false
	}
	arg := valueOf(t, v)
	if f, ok := arg.(Formatter); ok {
		f.Format(p, verb)
		return true
	}
	if p.sharpV {
		s, ok := arg.(GoStringer)
		if ok {
			p.fmtString(s.GoString())
		}
		return ok
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
	default:
		return false
	}
	if t.Kind() == abi.Pointer && *(*unsafe.Pointer)(v) == nil && isText(valueOf((*abi.PtrType)(unsafe.Pointer(t)).Elem, v)) {
		// The method is one of values, and there is none: Go catches the panic.
		p.writeString("<nil>")
		return true
	}
	switch arg := arg.(type) {
	case error:
		p.printString(arg.Error(), verb)
	case Stringer:
		p.printString(arg.String(), verb)
	default:
		return false
	}
	return true
}

//hmapscope:private
func isText(arg any) bool {
	switch arg.(type) {
	case error, Stringer:
		return true
	}
	return false
}

// Write lets p be a State.
func (p *pp) Write(b []byte) (n int, err error) {
	p.writeString(string(b))
	return len(b), nil
}

// Width returns the width that stands before the verb.
func (p *pp) Width() (wid int, ok bool) { return p.wid, p.widSet }

// Precision returns the precision that stands before the verb.
func (p *pp) Precision() (prec int, ok bool) { return p.prec, p.precSet }

// Flag reports whether flag c stands before the verb.
func (p *pp) Flag(c int) bool {
	switch c {
	case '-':
		return p.minus
	case '+':
		return p.plus || p.plusV
	case '#':
		return p.sharp || p.sharpV
	case ' ':
		return p.space
	case '0':
		return p.zero
	}
	return false
}

// badVerb prints %!d(string=hi).
//
//hmapscope:quiet
func (p *pp) badVerb(t *abi.Type, v unsafe.Pointer, verb rune) {
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

// printValue prints the value of type t at v. depth counts what it is inside of.
//
//hmapscope:quiet
func (p *pp) printValue(t *abi.Type, v unsafe.Pointer, verb rune, depth int) {
	if p.printText(t, v, verb) {
		return
	}
	switch kind := t.Kind(); kind {
	case abi.Bool:
		if verb == 'v' || verb == 't' {
			p.fmtBool(*(*bool)(v))
			return
		}
	case abi.Int, abi.Int8, abi.Int16, abi.Int32, abi.Int64:
		i := loadInt(kind, v)
		u := uint64(i)
		if i < 0 {
			u = -u
		}
		if p.printInteger(u, i < 0, verb) {
			return
		}
	case abi.Uint, abi.Uint8, abi.Uint16, abi.Uint32, abi.Uint64, abi.Uintptr:
		if p.sharpV && verb == 'v' {
			p.fmtAddress(loadUint(kind, v), true)
			return
		}
		if p.printInteger(loadUint(kind, v), false, verb) {
			return
		}
	case abi.Float64:
		if p.printFloat(*(*uint64)(v), 64, verb) {
			return
		}
	case abi.Float32:
		if p.printFloat(uint64(*(*uint32)(v)), 32, verb) {
			return
		}
	case abi.Complex64:
		if p.printComplex(uint64(*(*uint32)(v)), uint64(*(*uint32)(unsafe.Add(v, 4))), 32, verb) {
			return
		}
	case abi.Complex128:
		if p.printComplex(*(*uint64)(v), *(*uint64)(unsafe.Add(v, 8)), 64, verb) {
			return
		}
	case abi.String:
		if p.printString(*(*string)(v), verb) {
			return
		}
	case abi.Map:
		p.printMap((*abi.MapType)(unsafe.Pointer(t)), *(*unsafe.Pointer)(v), verb, depth)
		return
	case abi.Struct:
		p.printStruct((*abi.StructType)(unsafe.Pointer(t)), v, verb, depth)
		return
	case abi.Interface:
		e := eface{(*abi.InterfaceType)(unsafe.Pointer(t)).Dynamic(v), (*eface)(v).data}
		if e.typ == nil {
			if p.sharpV {
				p.writeString(t.String() + "(nil)")
			} else {
				p.writeString("<nil>")
			}
			return
		}
		data := e.data
		if !e.typ.IfaceIndir() {
			data = unsafe.Pointer(&e.data)
		}
		p.printValue(e.typ, data, verb, depth+1)
		return
	case abi.Array:
		at := (*abi.ArrayType)(unsafe.Pointer(t))
		p.printElems(t, at.Elem, v, int(at.Len), verb, depth)
		return
	case abi.Slice:
		st := (*abi.SliceType)(unsafe.Pointer(t))
		s := (*sliceHeader)(v)
		if p.sharpV && s.array == nil {
			p.writeString(t.String() + "(nil)")
			return
		}
		p.printElems(t, st.Elem, s.array, s.len, verb, depth)
		return
	case abi.Pointer:
		target := *(*unsafe.Pointer)(v)
		elem := (*abi.PtrType)(unsafe.Pointer(t)).Elem
		if depth == 0 && target != nil && isComposite(elem.Kind()) {
			p.writeByte('&')
			p.printValue(elem, target, verb, depth+1)
			return
		}
		p.fmtPointer(t, v, verb)
		return
	case abi.Chan, abi.Func, abi.UnsafePointer:
		p.fmtPointer(t, v, verb)
		return
	default:
		p.writeString("?" + t.String() + "?")
		return
	}
	p.badVerb(t, v, verb)
}

//hmapscope:private
func isComposite(kind abi.Kind) bool {
	return kind == abi.Array || kind == abi.Slice || kind == abi.Struct || kind == abi.Map
}

//hmapscope:private
type sliceHeader struct {
	array unsafe.Pointer
	len   int
	cap   int
}

// printInteger prints an integer of magnitude u; false: the verb is not for it.
//
//hmapscope:private
func (p *pp) printInteger(u uint64, neg bool, verb rune) bool {
	code := u // as a code point, a negative number is too large for one
	if neg {
		code = -u
	}
	switch verb {
	case 'v', 'd':
		p.fmtInteger(u, neg, 10, verb, ldigits)
	case 'b':
		p.fmtInteger(u, neg, 2, verb, ldigits)
	case 'o', 'O':
		p.fmtInteger(u, neg, 8, verb, ldigits)
	case 'x':
		p.fmtInteger(u, neg, 16, verb, ldigits)
	case 'X':
		p.fmtInteger(u, neg, 16, verb, udigits)
	case 'c':
		p.fmtRune(code)
	case 'q':
		p.fmtQuotedRune(code)
	case 'U':
		p.fmtUnicode(code)
	default:
		return false
	}
	return true
}

// printString prints a string; false: the verb is not for it.
//
//hmapscope:private
func (p *pp) printString(s string, verb rune) bool {
	switch verb {
	case 'v':
		if p.sharpV {
			p.fmtQuoted(s)
		} else {
			p.fmtString(s)
		}
	case 's':
		p.fmtString(s)
	case 'x':
		p.fmtHexString(s, ldigits)
	case 'X':
		p.fmtHexString(s, udigits)
	case 'q':
		p.fmtQuoted(s)
	default:
		return false
	}
	return true
}

// printElems prints the n elements at v of an array or slice of type t.
//
//hmapscope:quiet
func (p *pp) printElems(t, elem *abi.Type, v unsafe.Pointer, n int, verb rune, depth int) {
	if elem.Kind() == abi.Uint8 && (verb == 's' || verb == 'q' || verb == 'x' || verb == 'X') {
		p.printString(unsafe.String((*byte)(v), n), verb)
		return
	}
	if verb == 'p' {
		p.fmtPointer(t, v, verb)
		return
	}
	if p.sharpV && depth == 0 && t.String() == "[]uint8" {
		p.writeString("[]byte{")
	} else {
		p.open(t, '[')
	}
	for i := 0; i < n; i++ {
		if i > 0 {
			p.separate()
		}
		p.printValue(elem, unsafe.Add(v, uintptr(i)*elem.Size_), verb, depth+1)
	}
	p.close(']')
}

// open begins a list: [ or {, and with %#v the type and {.
//
//hmapscope:private
func (p *pp) open(t *abi.Type, bracket byte) {
	if p.sharpV {
		p.writeString(t.String())
		bracket = '{'
	}
	p.writeByte(bracket)
}

//hmapscope:private
func (p *pp) separate() {
	if p.sharpV {
		p.writeByte(',')
	}
	p.writeByte(' ')
}

//hmapscope:private
func (p *pp) close(bracket byte) {
	if p.sharpV {
		bracket = '}'
	}
	p.writeByte(bracket)
}

// isExported: a name that begins with a capital letter.
//
//hmapscope:private
func isExported(name string) bool { return name[0] >= 'A' && name[0] <= 'Z' }

// printStruct prints {1 two}; with %+v {A:1 B:two}.
//
//hmapscope:quiet
func (p *pp) printStruct(t *abi.StructType, v unsafe.Pointer, verb rune, depth int) {
	p.open(&t.Type, '{')
	hidden := p.hidden
	for i := 0; i < len(t.Fields); i++ {
		if i > 0 {
			p.separate()
		}
		f := &t.Fields[i]
		if p.plusV || p.sharpV {
			p.writeString(*f.Name)
			p.writeByte(':')
		}
		p.hidden = hidden || !isExported(*f.Name)
		p.printValue(f.Typ, unsafe.Add(v, f.Offset), verb, depth+1)
	}
	p.hidden = hidden
	p.writeByte('}')
}

// fmtPointer prints an address, or the verb's complaint.
//
//hmapscope:quiet
func (p *pp) fmtPointer(t *abi.Type, v unsafe.Pointer, verb rune) {
	u := uint64(*(*uintptr)(v))
	switch t.Kind() {
	case abi.Pointer, abi.Map, abi.Chan, abi.Func, abi.UnsafePointer, abi.Slice:
	default:
		p.badVerb(t, v, verb)
		return
	}
	switch verb {
	case 'v':
		if p.sharpV {
			p.writeString("(" + t.String() + ")(")
			if u == 0 {
				p.writeString("nil")
			} else {
				p.fmtAddress(u, true)
			}
			p.writeByte(')')
		} else if u == 0 {
			p.pad("<nil>")
		} else {
			p.fmtAddress(u, !p.sharp)
		}
	case 'p':
		p.fmtAddress(u, !p.sharp)
	case 'b', 'o', 'd', 'x', 'X':
		p.printInteger(u, false, verb)
	default:
		p.badVerb(t, v, verb)
	}
}

//hmapscope:private
func (p *pp) fmtAddress(u uint64, prefix bool) {
	sharp := p.sharp
	p.sharp = prefix
	p.fmtInteger(u, false, 16, 'x', ldigits)
	p.sharp = sharp
}

//hmapscope:private
func loadInt(kind abi.Kind, v unsafe.Pointer) int64 {
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
func loadUint(kind abi.Kind, v unsafe.Pointer) uint64 {
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
