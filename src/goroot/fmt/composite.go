package fmt

import (
	"internal/abi"
	"internal/ucd"
	"unicode/utf8"
	"unsafe"
)

//hmapscope:private
type sliceHeader struct {
	array unsafe.Pointer
	len   int
	cap   int
}

//hmapscope:quiet
func (p *pp) printSlice(t *abi.Type, v unsafe.Pointer, verb rune, depth int) {
	s := (*sliceHeader)(v)
	if s.array == nil && p.goSyntax && !isText(verb) {
		name := t.String()
		if depth == 0 && name == "[]uint8" {
			name = "[]byte"
		}
		p.writeString(name + "(nil)")
		return
	}
	p.printElems(t, (*abi.SliceType)(unsafe.Pointer(t)).Elem, s.array, s.len, verb, depth)
}

//hmapscope:private
func isText(verb rune) bool { return verb == 's' || verb == 'q' || verb == 'x' || verb == 'X' }

// printElems prints the n elements at v of an array or slice of type t.
//
//hmapscope:quiet
func (p *pp) printElems(t, elem *abi.Type, v unsafe.Pointer, n int, verb rune, depth int) {
	isBytes := elem.Kind() == abi.Uint8
	if isBytes && isText(verb) {
		p.printString(p.textAt(v, n), verb)
		return
	}
	if isBytes && depth == 0 && t.String() == "[]uint8" {
		if verb == 'v' || verb == 'd' {
			p.printBytes(v, n, verb)
			return
		}
	}
	p.open(t, '[')
	for i := 0; i < n; i++ {
		if i > 0 {
			p.separate()
		}
		p.printValue(elem, unsafe.Add(v, uintptr(i)*elem.Size_), verb, depth+1)
	}
	p.close(']')
}

// textAt returns n bytes as a string.
//
//hmapscope:quiet
func (p *pp) textAt(v unsafe.Pointer, n int) string {
	if p.shared && n > 0 {
		copied := newobject(uintptr(n))
		typedmemmove(copied, v, uintptr(n))
		v = copied
	}
	return unsafe.String((*byte)(v), n)
}

// printBytes prints an operand of type []byte as %v does.
//
//hmapscope:quiet
func (p *pp) printBytes(v unsafe.Pointer, n int, verb rune) {
	text := p.textAt(v, n)
	if p.goSyntax {
		p.writeString("[]byte{")
	} else {
		p.writeByte('[')
	}
	for i := 0; i < n; i++ {
		if i > 0 {
			p.separate()
		}
		if p.goSyntax {
			p.writeAddress(uint64(text[i]), true)
		} else {
			p.writeInteger(uint64(text[i]), false, 10, verb, lowerDigits)
		}
	}
	p.close(']')
}

// open begins a list: [ or {, and with %#v the type and {.
//
//hmapscope:private
func (p *pp) open(t *abi.Type, bracket byte) {
	if p.goSyntax {
		p.writeString(t.String())
		bracket = '{'
	}
	p.writeByte(bracket)
}

//hmapscope:private
func (p *pp) separate() {
	if p.goSyntax {
		p.writeByte(',')
	}
	p.writeByte(' ')
}

//hmapscope:private
func (p *pp) close(bracket byte) {
	if p.goSyntax {
		bracket = '}'
	}
	p.writeByte(bracket)
}

//hmapscope:quiet
func (p *pp) printInterface(t *abi.Type, v unsafe.Pointer, verb rune, depth int) {
	held := eface{(*abi.InterfaceType)(unsafe.Pointer(t)).Dynamic(v), (*eface)(v).data}
	if held.typ == nil {
		if p.goSyntax {
			p.writeString(t.String() + "(nil)")
		} else {
			p.writeString("<nil>")
		}
		return
	}
	at := held.data
	if !held.typ.IfaceIndir() {
		at = unsafe.Pointer(&held.data)
	}
	p.printValue(held.typ, at, verb, depth+1)
}

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
		if p.named || p.goSyntax {
			p.writeString(*f.Name)
			p.writeByte(':')
		}
		p.hidden = hidden || !isExported(*f.Name)
		at := unsafe.Add(v, f.Offset)
		if f.Typ.Kind() == abi.Struct && isEmbedded(f) && !hidden && p.hidden {
			// Exported fields of an embedded struct are the outer struct's too.
			p.hidden = false
			p.printStruct((*abi.StructType)(unsafe.Pointer(f.Typ)), at, verb, depth+1)
		} else {
			p.printValue(f.Typ, at, verb, depth+1)
		}
	}
	p.hidden = hidden
	p.writeByte('}')
}

// isExported: a name that begins with a capital letter.
//
//hmapscope:private
func isExported(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	if r < utf8.RuneSelf {
		return 'A' <= r && r <= 'Z'
	}
	return ucd.In(ucd.Upper, r)
}

// isEmbedded: a field that has the name of its type.
//
//hmapscope:private
func isEmbedded(f *abi.StructField) bool {
	typ, name := f.Typ.String(), *f.Name
	at := len(typ) - len(name)
	return at > 0 && typ[at-1] == '.' && typ[at:] == name
}
