package strings

import "io"

// A Replacer replaces strings by others. At each place of a text the first pair
// whose old string stands there wins.
type Replacer struct {
	oldnew []string
}

// NewReplacer takes pairs of old and new strings.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	return &Replacer{append([]string(nil), oldnew...)}
}

// Replace returns s with all replaced.
func (r *Replacer) Replace(s string) string { return replaceAll(r.oldnew, s) }

// replaceAll works on pairs that nobody changes.
//
//hmapscope:private
func replaceAll(oldnew []string, s string) string {
	var text []byte
	changed, kept := false, 0
	wasEmpty := false // an empty old string is not found twice at one place
	for i := 0; i <= len(s); {
		pair := pairAt(oldnew, s[i:], wasEmpty)
		wasEmpty = pair >= 0 && oldnew[pair] == ""
		if pair < 0 {
			i++
			continue
		}
		text = append(text, s[kept:i]...)
		text = append(text, oldnew[pair+1]...)
		changed = true
		i += len(oldnew[pair])
		kept = i
	}
	if !changed {
		return s
	}
	return textOf(append(text, s[kept:]...))
}

// pairAt returns the pair whose old string s begins with, or -1.
//
//hmapscope:private
func pairAt(oldnew []string, s string, notEmpty bool) int {
	for k := 0; k < len(oldnew); k += 2 {
		if notEmpty && oldnew[k] == "" {
			continue
		}
		if HasPrefix(s, oldnew[k]) {
			return k
		}
	}
	return -1
}

// WriteString writes s to w with all replaced.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	return io.WriteString(w, r.Replace(s))
}
