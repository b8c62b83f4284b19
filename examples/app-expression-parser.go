package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
)

type Expr interface {
	Eval(env map[string]float64) float64
	String() string
}

type (
	Num   float64
	Var   string
	Unary struct {
		Op rune
		X  Expr
	}
	Binary struct {
		Op   rune
		X, Y Expr
	}
	Call struct {
		Fn   string
		Args []Expr
	}
)

func (n Num) Eval(map[string]float64) float64     { return float64(n) }
func (v Var) Eval(env map[string]float64) float64 { return env[string(v)] }
func (u Unary) Eval(env map[string]float64) float64 {
	return -u.X.Eval(env)
}
func (b Binary) Eval(env map[string]float64) float64 {
	x, y := b.X.Eval(env), b.Y.Eval(env)
	switch b.Op {
	case '+':
		return x + y
	case '-':
		return x - y
	case '*':
		return x * y
	case '/':
		return x / y
	}
	return math.Pow(x, y)
}

var functions = map[string]func(...float64) float64{
	"sqrt": func(a ...float64) float64 { return math.Sqrt(a[0]) },
	"max": func(a ...float64) float64 {
		m := math.Inf(-1)
		for _, x := range a {
			m = max(m, x)
		}
		return m
	},
}

func (c Call) Eval(env map[string]float64) float64 {
	var args []float64
	for _, a := range c.Args {
		args = append(args, a.Eval(env))
	}
	return functions[c.Fn](args...)
}

func (n Num) String() string    { return strconv.FormatFloat(float64(n), 'g', -1, 64) }
func (v Var) String() string    { return string(v) }
func (u Unary) String() string  { return fmt.Sprintf("(-%v)", u.X) }
func (b Binary) String() string { return fmt.Sprintf("(%v %c %v)", b.X, b.Op, b.Y) }
func (c Call) String() string {
	return c.Fn + strings.Trim(fmt.Sprint(c.Args), "[]")
}

type parser struct {
	input []rune
	at    int
}

type syntaxError struct {
	At  int
	Msg string
}

func (e syntaxError) Error() string { return fmt.Sprintf("at %d: %s", e.At, e.Msg) }

func Parse(s string) (e Expr, err error) {
	p := &parser{input: []rune(s)}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case syntaxError:
			e, err = nil, r
		default:
			panic(r)
		}
	}()
	e = p.sum()
	if p.peek() != 0 {
		p.fail("unexpected %q", p.peek())
	}
	return e, nil
}

func (p *parser) fail(format string, args ...any) {
	panic(syntaxError{p.at, fmt.Sprintf(format, args...)})
}

func (p *parser) peek() rune {
	for p.at < len(p.input) && unicode.IsSpace(p.input[p.at]) {
		p.at++
	}
	if p.at == len(p.input) {
		return 0
	}
	return p.input[p.at]
}

func (p *parser) accept(set string) (rune, bool) {
	if r := p.peek(); r != 0 && strings.ContainsRune(set, r) {
		p.at++
		return r, true
	}
	return 0, false
}

func (p *parser) sum() Expr {
	x := p.product()
	for {
		op, ok := p.accept("+-")
		if !ok {
			return x
		}
		x = Binary{op, x, p.product()}
	}
}

func (p *parser) product() Expr {
	x := p.power()
	for {
		op, ok := p.accept("*/")
		if !ok {
			return x
		}
		x = Binary{op, x, p.power()}
	}
}

func (p *parser) power() Expr {
	if _, ok := p.accept("-"); ok {
		return Unary{'-', p.power()}
	}
	x := p.primary()
	if _, ok := p.accept("^"); ok {
		return Binary{'^', x, p.power()}
	}
	return x
}

func (p *parser) word(in func(rune) bool) string {
	start := p.at
	for p.at < len(p.input) && in(p.input[p.at]) {
		p.at++
	}
	return string(p.input[start:p.at])
}

func (p *parser) primary() Expr {
	switch r := p.peek(); {
	case unicode.IsDigit(r):
		s := p.word(func(r rune) bool { return unicode.IsDigit(r) || r == '.' })
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			p.fail("%v", errors.Unwrap(err))
		}
		return Num(f)
	case unicode.IsLetter(r):
		name := p.word(unicode.IsLetter)
		if _, ok := p.accept("("); !ok {
			return Var(name)
		}
		call := Call{Fn: name}
		for {
			call.Args = append(call.Args, p.sum())
			if _, more := p.accept(","); !more {
				break
			}
		}
		p.accept(")")
		return call
	}
	if _, ok := p.accept("("); ok {
		e := p.sum()
		if _, ok := p.accept(")"); !ok {
			p.fail("missing )")
		}
		return e
	}
	p.fail("expected an operand")
	return nil
}

func main() {
	env := map[string]float64{"x": 3, "y": 4, "π": math.Pi}
	for _, s := range []string{
		"1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-x ^ 2", "sqrt(x*x + y*y)", "max(1, y, x) / 8 - 1",
		"2 * π", "1 / 0", "", "1 +", "(1", "1.2.3", "4 $ 4", "-(-5)",
	} {
		e, err := Parse(s)
		if err != nil {
			fmt.Printf("%q: error %v\n", s, err)
			continue
		}
		fmt.Printf("%q = %v = %.6g\n", s, e, e.Eval(env))
	}
}
