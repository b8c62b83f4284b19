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
	p.operands = len(a)
	arg := 0
	for i := 0; i < len(format); {
		if format[i] != '%' {
			p.writeByte(format[i])
			i++
			continue
		}
		i = p.parseFlags(format, i+1)
		p.badIndex = false
		arg, i = p.parseIndex(format, i, arg)
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
			p.indexed = false
		} else {
			p.wid, p.widSet, i = parseNumber(format, i)
			if p.indexed && p.widSet {
				p.badIndex = true // as in %[3]2d
			}
		}
		if i < len(format) && format[i] == '.' {
			if p.indexed {
				p.badIndex = true // as in %[3].2d
			}
			arg, i = p.parseIndex(format, i+1, arg)
			if i < len(format) && format[i] == '*' {
				p.prec, p.precSet = intArg(a, arg)
				if !p.precSet || p.prec < 0 {
					p.prec, p.precSet = 0, false
					p.writeString("%!(BADPREC)")
				}
				arg++
				i++
				p.indexed = false
			} else {
				p.prec, p.precSet, i = parseNumber(format, i)
				p.precSet = true
			}
		}
		if !p.indexed {
			arg, i = p.parseIndex(format, i, arg)
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
		case p.badIndex:
			p.complain(verb, "BADINDEX")
		case arg >= len(a):
			p.complain(verb, "MISSING")
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
	if !p.reordered && arg < len(a) {
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

// complain writes %!d(MISSING).
//
//hmapscope:private
func (p *pp) complain(verb rune, about string) {
	p.writeString("%!")
	p.writeRune(verb)
	p.writeString("(" + about + ")")
}

// parseIndex reads [n] at format[i], the number of the next operand from 1 on.
//
//hmapscope:private
func (p *pp) parseIndex(format string, i, arg int) (operand, next int) {
	p.indexed = false
	if i >= len(format) || format[i] != '[' {
		return arg, i
	}
	p.reordered = true
	end := i + 1
	for end < len(format) && format[end] != ']' {
		end++
	}
	if end == len(format) {
		p.badIndex = true
		return arg, i + 1
	}
	n, found, after := parseNumber(format, i+1)
	p.indexed = found && after == end
	if !p.indexed || n < 1 || n > p.operands {
		p.badIndex = true
		return arg, end + 1
	}
	return n - 1, end + 1
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
