// Package fmt prints values as Go's fmt does. What it builds a text in belongs to
// the printing goroutine alone, so nothing of it is a step but the ranges over maps
// that it prints; the finished text is written as one step.
package fmt

import (
	"internal/abi"
	"unsafe"
)

//go:linkname write runtime.write
func write(fd int, text string)

// Println writes its operands to standard output, with spaces between them and a
// newline behind.
//
//hmapscope:quiet
func Println(a ...any) (n int, err error) {
	text := Sprintln(a...)
	write(1, text)
	return len(text), nil
}

// Print writes its operands, with a space between two that are no strings.
//
//hmapscope:quiet
func Print(a ...any) (n int, err error) {
	text := Sprint(a...)
	write(1, text)
	return len(text), nil
}

// Printf writes format, in which each %-verb stands for an operand.
//
//hmapscope:quiet
func Printf(format string, a ...any) (n int, err error) {
	text := Sprintf(format, a...)
	write(1, text)
	return len(text), nil
}

// Sprintln returns what Println would write.
//
//hmapscope:quiet
func Sprintln(a ...any) string {
	p := new(pp)
	for i := 0; i < len(a); i++ {
		if i > 0 {
			p.writeByte(' ')
		}
		p.printArg(a[i], 'v')
	}
	p.writeByte('\n')
	return p.text()
}

// Sprint returns what Print would write.
//
//hmapscope:quiet
func Sprint(a ...any) string {
	p := new(pp)
	afterString := true
	for i := 0; i < len(a); i++ {
		isString := kindOf(a[i]) == abi.String
		if i > 0 && !isString && !afterString {
			p.writeByte(' ')
		}
		p.printArg(a[i], 'v')
		afterString = isString
	}
	return p.text()
}

// Sprintf returns what Printf would write.
//
//hmapscope:quiet
func Sprintf(format string, a ...any) string {
	p := new(pp)
	arg := 0
	for i := 0; i < len(format); {
		if format[i] != '%' {
			p.writeByte(format[i])
			i++
			continue
		}
		i = p.parseFlags(format, i+1)
		if i < len(format) && format[i] == '*' {
			p.wid, p.widSet = intArg(a, arg)
			if !p.widSet {
				p.writeString("%!(BADWIDTH)")
			}
			if p.wid < 0 {
				p.wid, p.minus, p.zero = -p.wid, true, false
			}
			arg++
			i++
		} else {
			p.wid, p.widSet, i = parseNumber(format, i)
		}
		if i < len(format) && format[i] == '.' {
			i++
			if i < len(format) && format[i] == '*' {
				p.prec, p.precSet = intArg(a, arg)
				if !p.precSet || p.prec < 0 {
					p.prec, p.precSet = 0, false
					p.writeString("%!(BADPREC)")
				}
				arg++
				i++
			} else {
				p.prec, p.precSet, i = parseNumber(format, i)
				p.precSet = true
			}
		}
		if i >= len(format) {
			p.writeString("%!(NOVERB)")
			break
		}
		verb, next := decodeRune(format, i)
		i = next
		switch {
		case verb == '%':
			p.writeByte('%')
		case arg >= len(a):
			p.writeString("%!")
			p.writeRune(verb)
			p.writeString("(MISSING)")
		default:
			if verb == 'v' {
				p.sharpV, p.sharp = p.sharp, false
				p.plusV, p.plus = p.plus, false
			}
			p.printArg(a[arg], verb)
			arg++
		}
	}
	p.clearFlags()
	if arg < len(a) {
		p.writeString("%!(EXTRA ")
		for i := arg; i < len(a); i++ {
			if i > arg {
				p.writeString(", ")
			}
			p.typedArg(a[i])
		}
		p.writeByte(')')
	}
	return p.text()
}

// typedArg prints type=value, as in %!d(string=hi).
//
//hmapscope:quiet
func (p *pp) typedArg(arg any) {
	e := (*eface)(unsafe.Pointer(&arg))
	if e.typ == nil {
		p.writeString("<nil>")
		return
	}
	p.writeString(e.typ.String())
	p.writeByte('=')
	p.printArg(arg, 'v')
}

// intArg returns operand number arg as an int, for a width given by `*`.
//
//hmapscope:private
func intArg(a []any, arg int) (int, bool) {
	if arg >= len(a) {
		return 0, false
	}
	n, ok := a[arg].(int)
	return n, ok
}

// parseNumber reads a decimal number at format[i].
//
//hmapscope:private
func parseNumber(format string, i int) (n int, found bool, next int) {
	for i < len(format) && format[i] >= '0' && format[i] <= '9' {
		n = n*10 + int(format[i]-'0')
		found = true
		i++
	}
	return n, found, i
}
