package fmt

import (
	"unicode/utf8"
	"unsafe"
)

// pp is a text in the making, and the flags of the verb at hand. It has Go's name, which %T of a State prints.
//
//hmapscope:private
type pp struct {
	buf []byte
	flags

	operands  int
	indexed   bool // an [n] stands before what is read next
	badIndex  bool // an [n] of the verb at hand is none
	reordered bool // some verb had an [n]

	shared      bool // the value lies where others may see it
	hidden      bool // inside an unexported field
	complaining bool // of a verb that is not for its operand
	inPanic     bool // printing what a method panicked with

	mayWrap bool  // %w is allowed
	wrapped []int // operands of %w
}

// flags are those of a verb.
//
//hmapscope:private
type flags struct {
	wid, prec       int
	widSet, precSet bool
	minus, plus     bool
	sharp, space    bool
	zero            bool
	named, goSyntax bool // %+v and %#v
}

//hmapscope:private
func (p *pp) clearFlags() { p.flags = flags{} }

// text returns what was written; nothing may be written any more.
//
//hmapscope:private
func (p *pp) text() string {
	if len(p.buf) == 0 {
		return ""
	}
	return unsafe.String(&p.buf[0], len(p.buf))
}

//hmapscope:private
func (p *pp) writeByte(c byte) { p.buf = append(p.buf, c) }

//hmapscope:private
func (p *pp) writeString(s string) { p.buf = append(p.buf, s...) }

//hmapscope:private
func (p *pp) writeRune(r rune) { p.writeString(string(r)) }

// pad writes s, filled up to the width.
//
//hmapscope:private
func (p *pp) pad(s string) {
	fill := 0
	if p.widSet {
		fill = p.wid - utf8.RuneCountInString(s)
	}
	if !p.minus {
		p.fill(fill)
	}
	p.writeString(s)
	if p.minus {
		p.fill(fill)
	}
}

// padPlain pads with spaces, whatever the flags say.
//
//hmapscope:private
func (p *pp) padPlain(s string) {
	zero := p.zero
	p.zero = false
	p.pad(s)
	p.zero = zero
}

//hmapscope:private
func (p *pp) fill(n int) {
	c := byte(' ')
	if p.zero && !p.minus {
		c = '0'
	}
	for ; n > 0; n-- {
		p.buf = append(p.buf, c)
	}
}

// Write lets p be a State.
func (p *pp) Write(b []byte) (n int, err error) {
	p.writeString(string(b))
	return len(b), nil
}

// WriteString lets io.WriteString do without a copy.
//
//hmapscope:private
func (p *pp) WriteString(s string) (n int, err error) {
	p.writeString(s)
	return len(s), nil
}

// Width returns the width that stands before the verb.
//
//hmapscope:private
func (p *pp) Width() (wid int, ok bool) { return p.wid, p.widSet }

// Precision returns the precision that stands before the verb.
//
//hmapscope:private
func (p *pp) Precision() (prec int, ok bool) { return p.prec, p.precSet }

// Flag reports whether flag c stands before the verb.
//
//hmapscope:private
func (p *pp) Flag(c int) bool {
	switch c {
	case '-':
		return p.minus
	case '+':
		return p.plus || p.named
	case '#':
		return p.sharp || p.goSyntax
	case ' ':
		return p.space
	case '0':
		return p.zero
	}
	return false
}
