// Prints the Unicode tables of Go's package unicode as texts that
// src/goroot/internal/ucd reads: `go run scripts/unicode.go FOLDER`.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"unicode"
)

const digits = 48 // the character of 0; each stands for five bits and "more follow"

func number(out *strings.Builder, n int) {
	for n >= 32 {
		out.WriteByte(byte(digits + 32 + n%32))
		n /= 32
	}
	out.WriteByte(byte(digits + n))
}

type span struct{ lo, hi, stride int }

func spansOf(t *unicode.RangeTable) []span {
	var s []span
	for _, r := range t.R16 {
		s = append(s, span{int(r.Lo), int(r.Hi), int(r.Stride)})
	}
	for _, r := range t.R32 {
		s = append(s, span{int(r.Lo), int(r.Hi), int(r.Stride)})
	}
	return s
}

// encode writes each range as its distance from the one before, twice how many steps
// it has (odd: and the step).
func encode(spans []span) string {
	var out strings.Builder
	at := 0
	for _, r := range spans {
		number(&out, r.lo-at)
		n := (r.hi - r.lo) / r.stride
		if r.stride == 1 {
			number(&out, 2*n)
		} else {
			number(&out, 2*n+1)
			number(&out, r.stride)
		}
		at = r.hi
	}
	return out.String()
}

func literal(text string) string {
	var parts []string
	for len(text) > 110 {
		parts = append(parts, strconv.Quote(text[:110]))
		text = text[110:]
	}
	parts = append(parts, strconv.Quote(text))
	if len(parts) == 1 {
		return parts[0]
	}
	return "\"\" +\n\t" + strings.Join(parts, " +\n\t")
}

// runs finds the ranges of what f says yes to.
func runs(f func(rune) bool) []span {
	var s []span
	for r := 0x80; r <= unicode.MaxRune; r++ {
		if !f(rune(r)) {
			continue
		}
		if n := len(s); n > 0 && s[n-1].hi == r-1 {
			s[n-1].hi = r
		} else {
			s = append(s, span{r, r, 1})
		}
	}
	return s
}

func zigzag(n int) int {
	if n < 0 {
		return -2*n - 1
	}
	return 2 * n
}

func main() {
	folder := os.Args[1]
	names := map[string]string{}
	core := []struct{ name, go_ string }{}
	_ = core
	var b strings.Builder
	b.WriteString("package ucd\n\n// Written by scripts/unicode.go from what Go 1.23's package unicode says. table.go reads it.\n\nconst (\n")
	for _, c := range []struct {
		name string
		t    *unicode.RangeTable
	}{{"Letter", unicode.L}, {"Upper", unicode.Lu}, {"Lower", unicode.Ll}, {"Title", unicode.Lt}, {"Mark", unicode.M}, {"Number", unicode.N}, {"Digit", unicode.Nd}, {"Punct", unicode.P}, {"Symbol", unicode.S}} {
		text := encode(spansOf(c.t))
		names[text] = c.name
		fmt.Fprintf(&b, "\t%s = %s\n", c.name, literal(text))
	}
	// print has what strconv prints as it is.
	fmt.Fprintf(&b, "\tprint = %s\n", literal(encode(runs(strconv.IsPrint))))
	b.WriteString(")\n\n")
	b.WriteString("// cases: distance of a range from the one before, its length, and how far its runes\n// are from their upper, lower and title case; alternate: they take turns.\nconst cases = ")
	var out strings.Builder
	at := 0
	for _, c := range unicode.CaseRanges {
		number(&out, int(c.Lo)-at)
		number(&out, int(c.Hi-c.Lo))
		for _, d := range c.Delta {
			if d == unicode.UpperLower {
				number(&out, 2*alternate)
			} else {
				number(&out, zigzag(int(d)))
			}
		}
		at = int(c.Hi)
	}
	b.WriteString(literal(out.String()) + "\n\n")
	// Runes that are not folded by upper and lower case alone.
	out.Reset()
	at = 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		want := unicode.SimpleFold(r)
		got := unicode.ToLower(r)
		if got == r {
			got = unicode.ToUpper(r)
		}
		if got != want {
			number(&out, int(r)-at)
			number(&out, zigzag(int(want-r)))
			at = int(r)
		}
	}
	b.WriteString("// folds: runes whose next one in SimpleFold is not that of the other case.\nconst folds = " + literal(out.String()) + "\n")
	write(filepath.Join(folder, "internal/ucd/data.go"), b.String())

	for _, file := range []struct {
		name, about string
		tables      map[string]*unicode.RangeTable
	}{{"categories", "general categories", unicode.Categories}, {"scripts", "scripts", unicode.Scripts}, {"properties", "properties", unicode.Properties}} {
		b.Reset()
		fmt.Fprintf(&b, "package unicode\n\n")
		if file.name == "categories" {
			b.WriteString("import \"internal/ucd\"\n\n")
		}
		fmt.Fprintf(&b, "// Unicode's %s. Written by scripts/unicode.go.\n//\n//hmapscope:private\nvar (\n", file.about)
		var list []string
		for name := range file.tables {
			list = append(list, name)
		}
		sort.Strings(list)
		for _, name := range list {
			text := encode(spansOf(file.tables[name]))
			if known, ok := names[text]; ok && file.name == "categories" {
				fmt.Fprintf(&b, "\t%s = table(ucd.%s)\n", name, known)
			} else {
				fmt.Fprintf(&b, "\t%s = table(%s)\n", name, literal(text))
			}
		}
		b.WriteString(")\n")
		write(filepath.Join(folder, "unicode/"+file.name+".go"), b.String())
	}
}

const alternate = unicode.MaxRune + 1

func write(name, text string) {
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		panic(err)
	}
}
