package fmt

import (
	"internal/abi"
	"io"
	"strconv"
	"unsafe"
)

const (
	decimal = "0123456789_"
	hexa    = "0123456789aAbBcCdDeEfF_"
)

// value reads one value by verb and stores it where arg points.
//
//hmapscope:quiet
func (s *scan) value(verb rune, arg any) {
	if own, ok := arg.(Scanner); ok {
		err := own.Scan(s, verb)
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			s.stop(err)
		}
		return
	}
	e := (*eface)(unsafe.Pointer(&arg))
	if e.typ == nil {
		panic("reflect: call of reflect.Value.Type on zero Value")
	}
	if e.typ.Kind() != abi.Pointer {
		s.fail("type not a pointer: " + e.typ.String())
		return
	}
	elem := (*abi.PtrType)(unsafe.Pointer(e.typ)).Elem
	bits := 8 * int(elem.Size_)
	switch kind := elem.Kind(); kind {
	case abi.Bool:
		if b := s.boolean(verb); s.err == nil {
			put((*bool)(e.data), b)
		}
	case abi.Int, abi.Int8, abi.Int16, abi.Int32, abi.Int64:
		if i := s.integer(verb, bits); s.err == nil {
			putBits(kind, e.data, uint64(i))
		}
	case abi.Uint, abi.Uint8, abi.Uint16, abi.Uint32, abi.Uint64, abi.Uintptr:
		if u := s.unsigned(verb, bits); s.err == nil {
			putBits(kind, e.data, u)
		}
	case abi.Float32:
		if f := s.float(verb, bits); s.err == nil {
			put((*float32)(e.data), float32(f))
		}
	case abi.Float64:
		if f := s.float(verb, bits); s.err == nil {
			put((*float64)(e.data), f)
		}
	case abi.Complex64:
		if c := s.complex(verb, bits); s.err == nil {
			put((*complex64)(e.data), complex64(c))
		}
	case abi.Complex128:
		if c := s.complex(verb, bits); s.err == nil {
			put((*complex128)(e.data), c)
		}
	case abi.String:
		if text := s.text(verb); s.err == nil {
			put((*string)(e.data), text)
		}
	default:
		if kind != abi.Slice || (*abi.SliceType)(unsafe.Pointer(elem)).Elem.Kind() != abi.Uint8 {
			s.fail("can't scan type: " + e.typ.String())
		} else if text := s.text(verb); s.err == nil {
			put((*[]byte)(e.data), []byte(text))
		}
	}
}

// put stores a value, which others can see.
func put[T any](to *T, v T) { *to = v }

//hmapscope:quiet
func putBits(kind abi.Kind, to unsafe.Pointer, bits uint64) {
	switch kind {
	case abi.Int8, abi.Uint8:
		put((*uint8)(to), uint8(bits))
	case abi.Int16, abi.Uint16:
		put((*uint16)(to), uint16(bits))
	case abi.Int32, abi.Uint32:
		put((*uint32)(to), uint32(bits))
	default:
		put((*uint64)(to), bits)
	}
}

// allow says whether a verb is one of those for what is read.
//
//hmapscope:quiet
func (s *scan) allow(verb rune, verbs, what string) bool {
	if !isOneOf(verb, verbs) {
		s.fail("bad verb '%" + string(verb) + "' for " + what)
	}
	return s.err == nil
}

//hmapscope:quiet
func (s *scan) boolean(verb rune) bool {
	if s.start(); s.err != nil || !s.allow(verb, "tv", "boolean") {
		return false
	}
	switch s.next() {
	case '1':
		return true
	case 't', 'T':
		if s.accept("rR") && !(s.accept("uU") && s.accept("eE")) {
			s.fail("syntax error scanning boolean")
		}
		return true
	case 'f', 'F':
		if s.accept("aA") && !(s.accept("lL") && s.accept("sS") && s.accept("eE")) {
			s.fail("syntax error scanning boolean")
		}
	}
	return false
}

//hmapscope:quiet
func (s *scan) character(bits int) int64 {
	r := s.next()
	if r == eof {
		s.stop(io.EOF)
	} else if n := uint(64 - bits); int64(r)<<n>>n != int64(r) {
		s.fail("overflow on character value " + string(r))
	}
	return int64(r)
}

//hmapscope:quiet
func (s *scan) integer(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.character(bits)
	}
	token, base := s.digits(verb, true)
	if s.err != nil {
		return 0
	}
	i, err := strconv.ParseInt(token, base, 64)
	if err != nil {
		s.stop(err)
	} else if n := uint(64 - bits); i<<n>>n != i {
		s.fail("integer overflow on token " + token)
	}
	return i
}

//hmapscope:quiet
func (s *scan) unsigned(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.character(bits))
	}
	token, base := s.digits(verb, false)
	if s.err != nil {
		return 0
	}
	u, err := strconv.ParseUint(token, base, 64)
	if err != nil {
		s.stop(err)
	} else if n := uint(64 - bits); u<<n>>n != u {
		s.fail("unsigned integer overflow on token " + token)
	}
	return u
}

// digits reads an integer's text, and tells its base.
//
//hmapscope:quiet
func (s *scan) digits(verb rune, signed bool) (token string, base int) {
	if s.start(); s.err != nil || !s.allow(verb, "bdoUxXv", "integer") {
		return "", 0
	}
	base, digits := baseOf(verb)
	found := false
	if verb == 'U' {
		if !s.accept("U") || !s.accept("+") {
			s.fail("bad unicode format ")
		}
		s.token = nil
	} else {
		if signed {
			s.accept("+-")
		}
		if verb == 'v' {
			base, digits, found = s.prefix()
		}
	}
	if !found && !s.accept(digits) {
		s.fail("expected integer")
	}
	s.acceptAll(digits)
	return string(s.token), base
}

//hmapscope:private
func baseOf(verb rune) (base int, digits string) {
	switch verb {
	case 'b':
		return 2, "01"
	case 'o':
		return 8, "01234567"
	case 'x', 'X', 'U':
		return 16, hexa[:len(hexa)-1]
	}
	return 10, decimal[:10]
}

// prefix reads what tells a number's base: that of literals.
//
//hmapscope:quiet
func (s *scan) prefix() (base int, digits string, found bool) {
	switch {
	case !s.accept("0"):
		return 0, decimal, false
	case s.accept("bB"):
		return 0, "01_", true
	case s.accept("oO"):
		return 0, "01234567_", true
	case s.accept("xX"):
		return 0, hexa, true
	}
	return 0, "01234567_", true
}

//hmapscope:quiet
func (s *scan) float(verb rune, bits int) float64 {
	name := "float64"
	if bits == 32 {
		name = "float32"
	}
	if s.start(); s.err != nil || !s.allow(verb, "beEfFgGv", name) {
		return 0
	}
	return s.parsed(s.floatText(), bits)
}

//hmapscope:quiet
func (s *scan) parsed(text string, bits int) float64 {
	f, err := strconv.ParseFloat(text, bits)
	if err != nil {
		s.stop(err)
	}
	return f
}

//hmapscope:quiet
func (s *scan) floatText() string {
	s.token = nil
	if s.accept("nN") && s.accept("aA") && s.accept("nN") {
		return string(s.token)
	}
	s.accept("+-")
	if s.accept("iI") && s.accept("nN") && s.accept("fF") {
		return string(s.token)
	}
	digits, exponent := decimal, "eEpP"
	if s.accept("0") && s.accept("xX") {
		digits, exponent = hexa, "pP"
	}
	s.acceptAll(digits)
	if s.accept(".") {
		s.acceptAll(digits)
	}
	if s.accept(exponent) {
		s.accept("+-")
		s.acceptAll(decimal)
	}
	return string(s.token)
}

//hmapscope:quiet
func (s *scan) complex(verb rune, bits int) complex128 {
	if s.start(); s.err != nil || !s.allow(verb, "beEfFgGv", "complex") {
		return 0
	}
	parens := s.accept("(")
	re := s.floatText()
	s.token = nil
	ok := s.accept("+-")
	sign := string(s.token)
	im := sign + s.floatText()
	if ok = ok && s.accept("i"); !ok || parens && !s.accept(")") {
		s.fail("syntax error scanning complex number")
		return 0
	}
	return complex(s.parsed(re, bits/2), s.parsed(im, bits/2))
}

//hmapscope:quiet
func (s *scan) text(verb rune) string {
	if s.start(); s.err != nil || !s.allow(verb, "svqxX", "string") {
		return ""
	}
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		return s.hexText()
	}
	s.takeWhile(isNoSpace)
	return string(s.token)
}

// quoted reads a string as Go writes it.
//
//hmapscope:quiet
func (s *scan) quoted() string {
	quote := s.next()
	if quote != '`' && quote != '"' {
		s.fail("expected quoted string")
		return ""
	}
	token := []byte{byte(quote)}
	for s.err == nil {
		r := s.must()
		token = append(token, string(r)...)
		if r == quote {
			break
		}
		if quote == '"' && r == '\\' {
			token = append(token, string(s.must())...)
		}
	}
	if s.err != nil {
		return ""
	}
	text, err := strconv.Unquote(string(token))
	if err != nil {
		s.stop(err)
	}
	return text
}

// hexText reads bytes of two hexadecimal digits each.
//
//hmapscope:quiet
func (s *scan) hexText() string {
	var bytes []byte
	for s.peek(hexa[:len(hexa)-1]) {
		pair := []byte{byte(s.next())}
		pair = append(pair, string(s.must())...)
		n, err := strconv.ParseUint(string(pair), 16, 8)
		if err != nil && s.err == nil {
			s.fail("illegal hex digit")
		}
		bytes = append(bytes, byte(n))
	}
	if len(bytes) == 0 {
		s.fail("no hex data for %x string")
	}
	return string(bytes)
}
