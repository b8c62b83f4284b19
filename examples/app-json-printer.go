package main

import (
	"fmt"
	"io"
	"os"
	"sort"
	"strconv"
	"strings"
)

type Object map[string]any
type Array []any

type Encoder struct {
	w      io.Writer
	indent string
	err    error
}

func (e *Encoder) print(parts ...string) {
	for _, p := range parts {
		if e.err == nil {
			_, e.err = io.WriteString(e.w, p)
		}
	}
}

func (e *Encoder) Encode(v any) error {
	e.value(v, "\n")
	e.print("\n")
	return e.err
}

func (e *Encoder) value(v any, newline string) {
	switch v := v.(type) {
	case nil:
		e.print("null")
	case bool:
		e.print(strconv.FormatBool(v))
	case int, int64, uint8:
		e.print(fmt.Sprint(v))
	case float64:
		e.print(strconv.FormatFloat(v, 'g', -1, 64))
	case string:
		e.print(strconv.Quote(v))
	case Array:
		e.list("[", "]", newline, len(v), func(i int, inner string) { e.value(v[i], inner) })
	case []string:
		e.list("[", "]", newline, len(v), func(i int, inner string) { e.value(v[i], inner) })
	case Object:
		keys := make([]string, 0, len(v))
		for k := range v {
			keys = append(keys, k)
		}
		sort.Strings(keys)
		e.list("{", "}", newline, len(keys), func(i int, inner string) {
			e.print(strconv.Quote(keys[i]), ": ")
			e.value(v[keys[i]], inner)
		})
	case fmt.Stringer:
		e.value(v.String(), newline)
	default:
		e.err = fmt.Errorf("cannot encode %T", v)
	}
}

func (e *Encoder) list(open, end, newline string, n int, each func(i int, inner string)) {
	e.print(open)
	inner := newline + e.indent
	for i := range n {
		if i > 0 {
			e.print(",")
		}
		e.print(inner)
		each(i, inner)
	}
	if n > 0 {
		e.print(newline)
	}
	e.print(end)
}

type level int

func (l level) String() string { return [...]string{"debug", "info"}[l] }

type limited struct{ left int }

func (l *limited) Write(p []byte) (int, error) {
	if len(p) > l.left {
		return 0, io.ErrShortWrite
	}
	l.left -= len(p)
	return len(p), nil
}

func main() {
	doc := Object{
		"name":  "hmapscope",
		"tags":  []string{"go", "maps"},
		"level": level(1),
		"nested": Object{
			"pi": 3.14159, "big": int64(1) << 60, "none": nil, "ok": true, "empty": Object{}, "byte": uint8(7),
			"list": Array{1, "two\n", Array{3.5, Object{"deep": Array{}}}},
		},
	}
	enc := &Encoder{w: os.Stdout, indent: "  "}
	fmt.Println(enc.Encode(doc))
	var b strings.Builder
	fmt.Println((&Encoder{w: &b}).Encode(Array{1, make(chan int)}))
	fmt.Printf("%q\n", b.String())
	fmt.Println((&Encoder{w: &limited{10}}).Encode(doc))
}
