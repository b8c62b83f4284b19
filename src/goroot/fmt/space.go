package fmt

// isSpace is unicode.IsSpace: with that package would come its tables, into the memory of every
// program that prints.
//
//hmapscope:private
func isSpace(r rune) bool {
	switch r {
	case '\t', '\n', '\v', '\f', '\r', ' ', 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000:
		return true
	}
	return 0x2000 <= r && r <= 0x200a
}
