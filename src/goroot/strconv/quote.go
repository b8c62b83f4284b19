package strconv

import (
	"internal/quote"
	"internal/ucd"
)

// Quote returns s as a string literal.
//
//hmapscope:private
func Quote(s string) string { return string(quote.Append(nil, s, '"', quote.Printable)) }

// QuoteToASCII escapes what is not ASCII.
//
//hmapscope:private
func QuoteToASCII(s string) string { return string(quote.Append(nil, s, '"', quote.ASCII)) }

// QuoteToGraphic leaves graphic characters as they are.
//
//hmapscope:private
func QuoteToGraphic(s string) string { return string(quote.Append(nil, s, '"', quote.Graphic)) }

// QuoteRune returns r as a rune literal.
//
//hmapscope:private
func QuoteRune(r rune) string { return string(quote.AppendRune(nil, r, quote.Printable)) }

// QuoteRuneToASCII escapes what is not ASCII.
//
//hmapscope:private
func QuoteRuneToASCII(r rune) string { return string(quote.AppendRune(nil, r, quote.ASCII)) }

// QuoteRuneToGraphic leaves graphic characters as they are.
//
//hmapscope:private
func QuoteRuneToGraphic(r rune) string { return string(quote.AppendRune(nil, r, quote.Graphic)) }

// AppendQuote and its like append to dst.
func AppendQuote(dst []byte, s string) []byte { return append(dst, Quote(s)...) }

func AppendQuoteToASCII(dst []byte, s string) []byte { return append(dst, QuoteToASCII(s)...) }

func AppendQuoteToGraphic(dst []byte, s string) []byte { return append(dst, QuoteToGraphic(s)...) }

func AppendQuoteRune(dst []byte, r rune) []byte { return append(dst, QuoteRune(r)...) }

func AppendQuoteRuneToASCII(dst []byte, r rune) []byte { return append(dst, QuoteRuneToASCII(r)...) }

func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return append(dst, QuoteRuneToGraphic(r)...)
}

// CanBackquote reports whether s can stand in backquotes on one line.
//
//hmapscope:private
func CanBackquote(s string) bool { return quote.CanBackquote(s) }

// IsPrint is unicode.IsPrint.
//
//hmapscope:private
func IsPrint(r rune) bool { return ucd.IsPrint(r) }

// IsGraphic is unicode.IsGraphic.
//
//hmapscope:private
func IsGraphic(r rune) bool { return ucd.IsPrint(r) || quote.IsSpace(r) }
