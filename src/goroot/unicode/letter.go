// Package unicode tells what kind of character a rune is, and its cases.
package unicode

import "internal/ucd"

const (
	MaxRune         = '\U0010FFFF' // the largest code point
	ReplacementChar = '\uFFFD'     // stands for what is none
	MaxASCII        = '\u007F'
	MaxLatin1       = '\u00FF'

	// Version is that of Unicode.
	Version = "15.0.0"
)

// Cases, for To.
const (
	UpperCase = ucd.UpperCase
	LowerCase = ucd.LowerCase
	TitleCase = ucd.TitleCase
	MaxCase   = 3
)

// IsLetter: a letter (category L).
//
//hmapscope:private
func IsLetter(r rune) bool { return ucd.IsLetter(r) }

// IsDigit: a decimal digit (category Nd).
//
//hmapscope:private
func IsDigit(r rune) bool { return ucd.IsDigit(r) }

// IsNumber: a number (category N).
//
//hmapscope:private
func IsNumber(r rune) bool {
	if uint32(r) < 0x80 {
		return '0' <= r && r <= '9'
	}
	return ucd.In(ucd.Number, r)
}

// IsSpace: white space.
//
//hmapscope:private
func IsSpace(r rune) bool { return ucd.IsSpace(r) }

// IsUpper: a letter in upper case.
//
//hmapscope:private
func IsUpper(r rune) bool {
	if uint32(r) < 0x80 {
		return 'A' <= r && r <= 'Z'
	}
	return ucd.In(ucd.Upper, r)
}

// IsLower: a letter in lower case.
//
//hmapscope:private
func IsLower(r rune) bool {
	if uint32(r) < 0x80 {
		return 'a' <= r && r <= 'z'
	}
	return ucd.In(ucd.Lower, r)
}

// IsTitle: a letter in title case.
//
//hmapscope:private
func IsTitle(r rune) bool { return r > MaxLatin1 && ucd.In(ucd.Title, r) }

// IsMark: category M.
//
//hmapscope:private
func IsMark(r rune) bool { return ucd.In(ucd.Mark, r) }

// IsPunct: category P.
//
//hmapscope:private
func IsPunct(r rune) bool { return ucd.In(ucd.Punct, r) }

// IsSymbol: category S.
//
//hmapscope:private
func IsSymbol(r rune) bool { return ucd.In(ucd.Symbol, r) }

// IsControl: category C of Unicode's oldest part (Cc).
//
//hmapscope:private
func IsControl(r rune) bool { return 0 <= r && r < 0x20 || 0x7f <= r && r < 0xa0 }

// IsPrint: letters, marks, numbers, punctuation, symbols and the ASCII space.
//
//hmapscope:private
func IsPrint(r rune) bool { return ucd.IsPrint(r) }

// IsGraphic: what IsPrint says yes to, and all spaces of category Zs.
//
//hmapscope:private
func IsGraphic(r rune) bool {
	switch r {
	case 0xa0, 0x1680, 0x202f, 0x205f, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a || ucd.IsPrint(r)
}

// To brings r to a case; U+FFFD for a case that is none.
//
//hmapscope:private
func To(_case int, r rune) rune {
	if _case < 0 || _case >= MaxCase {
		return ReplacementChar
	}
	return ucd.To(_case, r)
}

// ToUpper brings r to upper case.
//
//hmapscope:private
func ToUpper(r rune) rune { return ucd.To(UpperCase, r) }

// ToLower brings r to lower case.
//
//hmapscope:private
func ToLower(r rune) rune { return ucd.To(LowerCase, r) }

// ToTitle brings r to title case.
//
//hmapscope:private
func ToTitle(r rune) rune { return ucd.To(TitleCase, r) }

// SimpleFold returns the next larger rune that differs from r only by case, or else
// the smallest one.
//
//hmapscope:private
func SimpleFold(r rune) rune { return ucd.SimpleFold(r) }
