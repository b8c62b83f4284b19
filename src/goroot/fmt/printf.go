package fmt

import "unicode/utf8"

//hmapscope:quiet
func (p *pp) printf(format string, a []any) {
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
			p.wid, p.widSet = starOperand(a, arg)
			if !p.widSet {
				p.writeString("%!(BADWIDTH)")
			}
			if p.wid < 0 {
				p.wid, p.minus, p.zero = -p.wid, true, false
			}
			arg = next(a, arg)
			i++
			p.indexed = false
		} else {
			p.wid, p.widSet, i = parseNumber(format, i, len(format))
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
				p.prec, p.precSet = starOperand(a, arg)
				if !p.precSet || p.prec < 0 {
					p.prec, p.precSet = 0, false
					p.writeString("%!(BADPREC)")
				}
				arg = next(a, arg)
				i++
				p.indexed = false
			} else {
				p.prec, p.precSet, i = parseNumber(format, i, len(format))
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
		verb, size := utf8.DecodeRuneInString(format[i:])
		i += size
		switch {
		case verb == '%':
			p.writeByte('%')
		case p.badIndex:
			p.complain(verb, "BADINDEX")
		case arg >= len(a):
			p.complain(verb, "MISSING")
		default:
			if verb == 'w' {
				p.wrapped = append(p.wrapped, arg)
			}
			if verb == 'v' || verb == 'w' {
				p.goSyntax, p.sharp = p.sharp, false
				p.named, p.plus = p.plus, false
			}
			p.printArg(a[arg], verb)
			arg++
		}
	}
	if !p.reordered && arg < len(a) {
		p.clearFlags()
		p.extra(a[arg:])
	}
}

// extra prints %!(EXTRA type=value, type=value).
//
//hmapscope:quiet
func (p *pp) extra(a []any) {
	p.writeString("%!(EXTRA ")
	for i := 0; i < len(a); i++ {
		if i > 0 {
			p.writeString(", ")
		}
		if a[i] == nil {
			p.writeString("<nil>")
			continue
		}
		p.writeString(typeOf(a[i]).String())
		p.writeByte('=')
		p.printArg(a[i], 'v')
	}
	p.writeByte(')')
}

// complain writes %!d(MISSING).
//
//hmapscope:private
func (p *pp) complain(verb rune, about string) {
	p.writeString("%!")
	p.writeRune(verb)
	p.writeString("(" + about + ")")
}

// parseFlags reads the flags behind a % and returns where they end.
//
//hmapscope:private
func (p *pp) parseFlags(format string, i int) int {
	p.clearFlags()
	for ; i < len(format); i++ {
		switch format[i] {
		case '-':
			p.minus = true
		case '+':
			p.plus = true
		case '#':
			p.sharp = true
		case ' ':
			p.space = true
		case '0':
			p.zero = true
		default:
			return i
		}
	}
	return i
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
	n, found, after := parseNumber(format, i+1, end)
	p.indexed = found && after == end
	if !p.indexed || n < 1 || n > p.operands {
		p.badIndex = true
		return arg, end + 1
	}
	return n - 1, end + 1
}

const largest = 1e6 // for a width or precision

// starOperand returns operand number arg as an int, for a width given by `*`.
//
//hmapscope:private
func starOperand(a []any, arg int) (int, bool) {
	if arg >= len(a) {
		return 0, false
	}
	n, ok := intOf(a[arg])
	if n > largest || n < -largest {
		return 0, false
	}
	return n, ok
}

// next is the operand behind one for `*`, which may be missing.
//
//hmapscope:private
func next(a []any, arg int) int {
	if arg < len(a) {
		return arg + 1
	}
	return arg
}

// parseNumber reads a decimal number at format[i].
//
//hmapscope:private
func parseNumber(format string, i, end int) (n int, found bool, next int) {
	for ; i < end && format[i] >= '0' && format[i] <= '9'; i++ {
		if n > largest {
			return 0, false, end
		}
		n = n*10 + int(format[i]-'0')
		found = true
	}
	return n, found, i
}
