package fmt

// Floating-point numbers are printed from their bits, with exact integers of any
// length: value = mantissa × 2^exp, so its decimal digits are those of a fraction
// num/den of two long integers. Nothing here uses floating-point arithmetic.

// long is a natural number, least significant part first.
//
//hmapscope:private
type long struct {
	parts []uint32
}

// mulAdd makes a number m times as large and adds a.
//
//hmapscope:private
func (n *long) mulAdd(m, a uint32) {
	carry := uint64(a)
	for i := 0; i < len(n.parts); i++ {
		carry += uint64(n.parts[i]) * uint64(m)
		n.parts[i] = uint32(carry)
		carry >>= 32
	}
	if carry != 0 {
		n.parts = append(n.parts, uint32(carry))
	}
}

// shift makes a number 2^bits times as large.
//
//hmapscope:private
func (n *long) shift(bits int) {
	for ; bits >= 31; bits -= 31 {
		n.mulAdd(1<<31, 0)
	}
	n.mulAdd(uint32(1)<<uint(bits), 0)
}

// compare orders n+plus and m; plus may be nil.
//
//hmapscope:private
func compareSum(n, plus, m *long) int {
	sum := &long{}
	size := len(n.parts)
	if plus != nil && len(plus.parts) > size {
		size = len(plus.parts)
	}
	carry := uint64(0)
	for i := 0; i < size; i++ {
		carry += n.part(i)
		if plus != nil {
			carry += plus.part(i)
		}
		sum.parts = append(sum.parts, uint32(carry))
		carry >>= 32
	}
	sum.parts = append(sum.parts, uint32(carry))
	size++
	if len(m.parts) > size {
		size = len(m.parts)
	}
	for i := size - 1; i >= 0; i-- {
		if a, b := sum.part(i), m.part(i); a != b {
			return order(a < b, a > b)
		}
	}
	return 0
}

//hmapscope:private
func (n *long) part(i int) uint64 {
	if i < len(n.parts) {
		return uint64(n.parts[i])
	}
	return 0
}

// subtract takes m off n, which is not less.
//
//hmapscope:private
func (n *long) subtract(m *long) {
	borrow := uint64(0)
	for i := 0; i < len(n.parts); i++ {
		d := uint64(n.parts[i]) - m.part(i) - borrow
		n.parts[i] = uint32(d)
		borrow = d >> 63
	}
}

// decimal is 0.d₁d₂d₃… × 10^point.
//
//hmapscope:private
type decimal struct {
	digits []byte
	point  int
}

// floatParts takes a number apart: mantissa × 2^exp. edge says that the next
// smaller number is only half as far away as the next larger one.
//
//hmapscope:private
func floatParts(bits uint64, size int) (mantissa uint64, exp int, edge bool) {
	mantBits, bias, top := uint(52), 1075, uint64(0x7ff)
	if size == 32 {
		mantBits, bias, top = 23, 150, 0xff
	}
	mantissa = bits & (1<<mantBits - 1)
	e := int(bits >> mantBits & top)
	if e == 0 {
		return mantissa, 1 - bias, false
	}
	return mantissa | 1<<mantBits, e - bias, mantissa == 0 && e > 1
}

// toDecimal returns the digits of a number that is neither 0 nor infinite: as many
// as n; with shortest, the fewest that no other number has. places counts n behind
// the decimal point instead.
//
//hmapscope:private
func toDecimal(bits uint64, size, n int, shortest, places bool) decimal {
	mantissa, exp, edge := floatParts(bits, size)
	// All of num, den and gap are four times as large, for gaps of a quarter.
	num, den, gap := &long{}, &long{}, &long{}
	num.parts = append(num.parts, uint32(mantissa), uint32(mantissa>>32))
	den.parts = append(den.parts, 1)
	gap.parts = append(gap.parts, 1) // half the way to the next number
	num.shift(2)
	den.shift(2)
	gap.shift(1)
	if exp > 0 {
		num.shift(exp)
		gap.shift(exp)
	} else {
		den.shift(-exp)
	}
	low := &long{} // half the way to the one before
	for i := 0; i < len(gap.parts); i++ {
		low.parts = append(low.parts, gap.parts[i])
	}
	if edge {
		num.mulAdd(2, 0)
		den.mulAdd(2, 0)
		gap.mulAdd(2, 0)
	}
	even := mantissa&1 == 0

	// Scale so that 0.1 ≤ num/den < 1.
	d := decimal{}
	reach := gap
	if !shortest {
		reach = nil
	}
	for {
		c := compareSum(num, reach, den)
		if c < 0 || c == 0 && shortest && !even {
			break
		}
		den.mulAdd(10, 0)
		d.point++
	}
	for {
		tenth := &long{}
		for i := 0; i < len(num.parts); i++ {
			tenth.parts = append(tenth.parts, num.parts[i])
		}
		tenth.mulAdd(10, 0)
		wide := reach
		if shortest {
			wide = &long{}
			for i := 0; i < len(gap.parts); i++ {
				wide.parts = append(wide.parts, gap.parts[i])
			}
			wide.mulAdd(10, 0)
		}
		c := compareSum(tenth, wide, den)
		if c > 0 || c == 0 && (!shortest || even) {
			break
		}
		num.mulAdd(10, 0)
		gap.mulAdd(10, 0)
		low.mulAdd(10, 0)
		d.point--
	}
	if places {
		n += d.point
	}
	for shortest || len(d.digits) < n {
		num.mulAdd(10, 0)
		digit := byte('0')
		for compareSum(num, nil, den) >= 0 {
			num.subtract(den)
			digit++
		}
		d.digits = append(d.digits, digit)
		if !shortest {
			continue
		}
		gap.mulAdd(10, 0)
		low.mulAdd(10, 0)
		below := compareSum(num, nil, low)
		above := compareSum(num, gap, den)
		isLow := below < 0 || below == 0 && even
		isHigh := above > 0 || above == 0 && even
		if isLow && isHigh || isLow != isHigh {
			half := compareSum(num, num, den)
			if isHigh && (!isLow || half > 0 || half == 0 && (digit-'0')&1 == 1) {
				d.roundUp()
			}
			return d
		}
	}
	if n < 0 {
		return decimal{}
	}
	// Round what is left: half to even.
	half := compareSum(num, num, den)
	if half > 0 || half == 0 && len(d.digits) > 0 && d.digits[len(d.digits)-1]&1 == 1 {
		d.roundUp()
	}
	return d
}

// roundUp adds one to the last digit.
//
//hmapscope:private
func (d *decimal) roundUp() {
	for i := len(d.digits) - 1; i >= 0; i-- {
		if d.digits[i] < '9' {
			d.digits[i]++
			return
		}
		d.digits[i] = '0'
	}
	// 999 became 000: it is 1000.
	d.digits = append(d.digits, '0')
	for i := len(d.digits) - 1; i > 0; i-- {
		d.digits[i] = d.digits[i-1]
	}
	d.digits[0] = '1'
	d.point++
}

// formatFloat writes a number by verb e, f or g; prec < 0: the shortest text that
// no other number has.
//
//hmapscope:private
func formatFloat(bits uint64, size int, verb rune, prec int) []byte {
	var out []byte
	signBit := uint(size - 1)
	if bits>>signBit != 0 {
		out = append(out, '-')
		bits &= 1<<signBit - 1
	} else {
		out = append(out, '+')
	}
	infinite := uint64(0x7ff) << 52
	if size == 32 {
		infinite = 0xff << 23
	}
	if bits == infinite {
		return append(out, 'I', 'n', 'f')
	}
	if bits > infinite {
		return append(out[:0], '+', 'N', 'a', 'N')
	}
	shortest := prec < 0
	if verb == 'g' && prec == 0 {
		prec = 1
	}
	d := decimal{}
	switch {
	case bits == 0:
	case shortest:
		d = toDecimal(bits, size, 0, true, false)
	case verb == 'f':
		d = toDecimal(bits, size, prec, false, true)
	case verb == 'e':
		d = toDecimal(bits, size, prec+1, false, false)
	default:
		d = toDecimal(bits, size, prec, false, false)
		for len(d.digits) > 1 && d.digits[len(d.digits)-1] == '0' {
			d.digits = d.digits[:len(d.digits)-1]
		}
	}
	if bits == 0 {
		d.point = 1
	}
	switch verb {
	case 'e':
		if shortest {
			prec = len(d.digits) - 1
		}
		return exponential(out, d, prec)
	case 'f':
		if shortest {
			prec = len(d.digits) - d.point
		}
		return positional(out, d, prec)
	}
	limit := prec
	if limit > len(d.digits) && len(d.digits) >= d.point {
		limit = len(d.digits)
	}
	if shortest {
		limit = 6
	}
	if exp := d.point - 1; exp < -4 || exp >= limit {
		return exponential(out, d, len(d.digits)-1)
	}
	return positional(out, d, len(d.digits)-d.point)
}

// exponential writes d.ddde+dd with prec digits behind the point.
//
//hmapscope:private
func exponential(out []byte, d decimal, prec int) []byte {
	out = append(out, d.digit(0))
	if prec > 0 {
		out = append(out, '.')
		for i := 1; i <= prec; i++ {
			out = append(out, d.digit(i))
		}
	}
	exp := d.point - 1
	out = append(out, 'e')
	if exp < 0 {
		out = append(out, '-')
		exp = -exp
	} else {
		out = append(out, '+')
	}
	if exp >= 100 {
		out = append(out, byte('0'+exp/100))
	}
	return append(out, byte('0'+exp/10%10), byte('0'+exp%10))
}

// positional writes ddd.ddd with prec digits behind the point.
//
//hmapscope:private
func positional(out []byte, d decimal, prec int) []byte {
	if d.point <= 0 {
		out = append(out, '0')
	}
	for i := 0; i < d.point; i++ {
		out = append(out, d.digit(i))
	}
	if prec > 0 {
		out = append(out, '.')
		for i := 0; i < prec; i++ {
			out = append(out, d.digit(d.point+i))
		}
	}
	return out
}

//hmapscope:private
func (d *decimal) digit(i int) byte {
	if i < 0 || i >= len(d.digits) {
		return '0'
	}
	return d.digits[i]
}

// printComplex prints the two parts of a complex number, each as a number of its
// own, the second with its sign; false: the verb is not for it.
//
//hmapscope:private
func (p *pp) printComplex(re, im uint64, size int, verb rune) bool {
	switch verb {
	case 'v', 'g', 'G', 'e', 'E', 'f', 'F':
	default:
		return false
	}
	plus := p.plus
	p.writeByte('(')
	p.printFloat(re, size, verb)
	p.plus = true
	p.printFloat(im, size, verb)
	p.writeString("i)")
	p.plus = plus
	return true
}

// printFloat prints a number; false: the verb is not for it.
//
//hmapscope:private
func (p *pp) printFloat(bits uint64, size int, verb rune) bool {
	prec := -1
	upper := false
	switch verb {
	case 'v', 'g':
		verb = 'g'
	case 'G':
		verb, upper = 'g', true
	case 'e', 'f':
		prec = 6
	case 'F':
		verb, prec = 'f', 6
	case 'E':
		verb, prec, upper = 'e', 6, true
	default:
		return false
	}
	if p.precSet {
		prec = p.prec
	}
	num := formatFloat(bits, size, verb, prec)
	if upper {
		for i := 0; i < len(num); i++ {
			if num[i] == 'e' {
				num[i] = 'E'
			}
		}
	}
	if p.space && num[0] == '+' && !p.plus {
		num[0] = ' '
	}
	zero := p.zero
	if num[1] == 'I' || num[1] == 'N' {
		if num[1] == 'N' && !p.space && !p.plus {
			num = num[1:]
		}
		p.zero = false // no zeros before Inf and NaN
		p.pad(string(num))
		p.zero = zero
		return true
	}
	switch {
	case p.plus || num[0] != '+':
		if p.zero && p.widSet && p.wid > len(num) {
			// The sign goes before the zeros.
			p.writeByte(num[0])
			p.fill(p.wid - len(num))
			p.writeString(string(num[1:]))
		} else {
			p.pad(string(num))
		}
	default:
		p.pad(string(num[1:]))
	}
	return true
}
