// Package fmt prints values as Go's fmt does. What it builds a text in belongs to
// the printing goroutine alone, and so does what an operand was copied into; but what
// lies behind a pointer, in a slice or a map is read as any code reads it, and
// methods of operands run as they always do. The finished text is written as one step.
package fmt

import (
	"internal/abi"
	"io"
	"os"
)

//go:linkname write runtime.write
func write(fd int, text string)

// output writes a text to where os.Stdout goes just now, as one step.
//
//hmapscope:quiet
func output(text string) (n int, err error) {
	fd := standardOutput()
	if fd <= 0 {
		return os.Stdout.WriteString(text)
	}
	write(fd, text)
	return len(text), nil
}

// standardOutput is the number of os.Stdout, 0 when nothing can be written there. That
// it is looked up is no step.
//
//hmapscope:private
func standardOutput() int {
	if os.Stdout == nil {
		return 0
	}
	return os.Stdout.fd
}

// Println writes its operands to standard output, with spaces between them and a
// newline behind.
//
//hmapscope:quiet
func Println(a ...any) (n int, err error) {
	text := Sprintln(a...)
	return output(text)
}

// Print writes its operands, with a space between two that are no strings.
//
//hmapscope:quiet
func Print(a ...any) (n int, err error) {
	text := Sprint(a...)
	return output(text)
}

// Printf writes format, in which each %-verb stands for an operand.
//
//hmapscope:quiet
func Printf(format string, a ...any) (n int, err error) {
	text := Sprintf(format, a...)
	return output(text)
}

// Sprintln returns what Println would write.
//
//hmapscope:quiet
func Sprintln(a ...any) string {
	p := new(pp)
	p.printLine(a)
	return p.text()
}

// Sprint returns what Print would write.
//
//hmapscope:quiet
func Sprint(a ...any) string {
	p := new(pp)
	p.print(a)
	return p.text()
}

// Sprintf returns what Printf would write.
//
//hmapscope:quiet
func Sprintf(format string, a ...any) string {
	p := new(pp)
	p.printf(format, a)
	return p.text()
}

// Fprintln, Fprint and Fprintf write to w.
//
//hmapscope:quiet
func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := new(pp)
	p.printLine(a)
	return w.Write(p.buf)
}

//hmapscope:quiet
func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := new(pp)
	p.print(a)
	return w.Write(p.buf)
}

//hmapscope:quiet
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := new(pp)
	p.printf(format, a)
	return w.Write(p.buf)
}

// Appendln, Append and Appendf append to b.
func Appendln(b []byte, a ...any) []byte { return append(b, Sprintln(a...)...) }

func Append(b []byte, a ...any) []byte { return append(b, Sprint(a...)...) }

func Appendf(b []byte, format string, a ...any) []byte { return append(b, Sprintf(format, a...)...) }

//hmapscope:quiet
func (p *pp) printLine(a []any) {
	for i := 0; i < len(a); i++ {
		if i > 0 {
			p.writeByte(' ')
		}
		p.printArg(a[i], 'v')
	}
	p.writeByte('\n')
}

//hmapscope:quiet
func (p *pp) print(a []any) {
	afterString := true
	for i := 0; i < len(a); i++ {
		isString := kindOf(a[i]) == abi.String
		if i > 0 && !isString && !afterString {
			p.writeByte(' ')
		}
		p.printArg(a[i], 'v')
		afterString = isString
	}
}
