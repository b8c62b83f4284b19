package strings

import "internal/ucd"

// Cut returns what lies before and behind the first sep in s.
//
//hmapscope:private
func Cut(s, sep string) (before, after string, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutPrefix returns s without prefix.
//
//hmapscope:private
func CutPrefix(s, prefix string) (after string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without suffix.
//
//hmapscope:private
func CutSuffix(s, suffix string) (before string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// TrimPrefix returns s without prefix, if it begins with it.
//
//hmapscope:private
func TrimPrefix(s, prefix string) string {
	s, _ = CutPrefix(s, prefix)
	return s
}

// TrimSuffix returns s without suffix, if it ends with it.
//
//hmapscope:private
func TrimSuffix(s, suffix string) string {
	s, _ = CutSuffix(s, suffix)
	return s
}

// Trim takes runes of cutset off both ends.
//
//hmapscope:private
func Trim(s, cutset string) string { return TrimRight(TrimLeft(s, cutset), cutset) }

// TrimLeft takes runes of cutset off the front.
//
//hmapscope:private
func TrimLeft(s, cutset string) string {
	for i, r := range s {
		if IndexRune(cutset, r) < 0 {
			return s[i:]
		}
	}
	return ""
}

// TrimRight takes runes of cutset off the back.
//
//hmapscope:private
func TrimRight(s, cutset string) string {
	for len(s) > 0 {
		r, size := lastRune(s)
		if IndexRune(cutset, r) < 0 {
			break
		}
		s = s[:len(s)-size]
	}
	return s
}

// TrimSpace takes white space off both ends.
//
//hmapscope:private
func TrimSpace(s string) string {
	for len(s) > 0 {
		r, size := lastRune(s)
		if !ucd.IsSpace(r) {
			break
		}
		s = s[:len(s)-size]
	}
	for i, r := range s {
		if !ucd.IsSpace(r) {
			return s[i:]
		}
	}
	return ""
}

// TrimFunc takes runes off both ends that f says yes to.
//
//hmapscope:quiet
func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc takes runes off the front that f says yes to.
//
//hmapscope:quiet
func TrimLeftFunc(s string, f func(rune) bool) string {
	if i := indexFunc(s, f, false); i >= 0 {
		return s[i:]
	}
	return ""
}

// TrimRightFunc takes runes off the back that f says yes to.
//
//hmapscope:quiet
func TrimRightFunc(s string, f func(rune) bool) string {
	i := lastIndexFunc(s, f, false)
	if i < 0 {
		return ""
	}
	return s[:i+runeSize(s[i:])]
}
