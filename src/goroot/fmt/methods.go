package fmt

import (
	"internal/abi"
	"unsafe"
)

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

// FormatString returns the format that a State and verb stand for.
func FormatString(state State, verb rune) string {
	b := []byte{'%'}
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if w, ok := state.Width(); ok {
		b = Append(b, w)
	}
	if p, ok := state.Precision(); ok {
		b = Append(append(b, '.'), p)
	}
	return string(append(b, string(verb)...))
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

// hasMethods reports whether a value prints itself.
//
//hmapscope:private
func hasMethods(arg any) bool {
	switch arg.(type) {
	case Formatter, GoStringer, error, Stringer:
		return true
	}
	return false
}

// printText prints a value by a method that says how, if it has one and the verb is
// one for it. A method of a hidden field is not used.
//
//hmapscope:quiet
func (p *pp) printText(t *abi.Type, v unsafe.Pointer, verb rune) (handled bool) {
	if p.complaining {
		return false
	}
	if verb != 'w' && (p.hidden || t.Kind() == abi.Interface || !hasMethods(valueOf(t, v))) {
		return false
	}
	shared := p.shared
	if shared {
		v = p.look(t, v)
		p.shared = false
	}
	handled = p.callMethod(valueOf(t, v), verb)
	p.shared = shared
	return handled
}

// callMethod prints arg by its method.
//
//hmapscope:quiet
func (p *pp) callMethod(arg any, verb rune) bool {
	if verb == 'w' {
		if _, ok := arg.(error); !ok || !p.mayWrap {
			e := (*eface)(unsafe.Pointer(&arg))
			p.refuse(e.typ, e.at(), verb)
			return true
		}
		verb = 'v'
	}
	if f, ok := arg.(Formatter); ok {
		p.format(f, arg, verb)
		return true
	}
	if p.goSyntax {
		s, ok := arg.(GoStringer)
		if ok {
			p.goString(s, arg, verb)
		}
		return ok
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
	default:
		return false
	}
	switch text := arg.(type) {
	case error:
		p.error(text, arg, verb)
	case Stringer:
		p.string(text, arg, verb)
	default:
		return false
	}
	return true
}

//hmapscope:quiet
func (p *pp) format(f Formatter, arg any, verb rune) {
	defer p.caught(arg, verb, "Format")
	f.Format(p, verb)
}

//hmapscope:quiet
func (p *pp) goString(s GoStringer, arg any, verb rune) {
	defer p.caught(arg, verb, "GoString")
	p.writeText(s.GoString())
}

//hmapscope:quiet
func (p *pp) error(err error, arg any, verb rune) {
	defer p.caught(arg, verb, "Error")
	p.printString(err.Error(), verb)
}

//hmapscope:quiet
func (p *pp) string(s Stringer, arg any, verb rune) {
	defer p.caught(arg, verb, "String")
	p.printString(s.String(), verb)
}

// caught prints that a method of arg panicked; of a nil pointer, just <nil>.
//
//hmapscope:quiet
func (p *pp) caught(arg any, verb rune, method string) {
	err := recover()
	if err == nil {
		return
	}
	if e := (*eface)(unsafe.Pointer(&arg)); e.typ.Kind() == abi.Pointer && e.data == nil {
		p.writeString("<nil>")
		return
	}
	if p.inPanic {
		panic(err) // printing what a method panicked with did so too
	}
	saved := p.flags
	p.clearFlags()
	p.writeString("%!")
	p.writeRune(verb)
	p.writeString("(PANIC=" + method + " method: ")
	p.inPanic = true
	p.printArg(err, 'v')
	p.inPanic = false
	p.writeByte(')')
	p.flags = saved
}
