package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func main() {
	n, err := strconv.Atoi("-123")
	fmt.Println(n, err)
	for _, s := range []string{"", "12a", "99999999999999999999", "0x1f", "+7", "1_000"} {
		n, err := strconv.Atoi(s)
		fmt.Println(n, err, errors.Is(err, strconv.ErrRange), errors.Is(err, strconv.ErrSyntax))
	}
	for _, c := range []struct {
		s          string
		base, bits int
	}{{"ff", 16, 64}, {"0b101", 0, 8}, {"0x_ff", 0, 64}, {"300", 10, 8}, {"-129", 10, 8}, {"zz", 36, 32}} {
		n, err := strconv.ParseInt(c.s, c.base, c.bits)
		fmt.Println(n, err)
	}
	u, err := strconv.ParseUint("18446744073709551615", 10, 64)
	fmt.Println(u, err)
	for _, s := range []string{"3.14", "1e308", "1e309", "-inf", "nan", "0x1p-2", ".5", "5.", "abc", "1e-400"} {
		f, err := strconv.ParseFloat(s, 64)
		fmt.Println(f, err)
	}
	for _, s := range []string{"true", "T", "0", "maybe"} {
		b, err := strconv.ParseBool(s)
		fmt.Println(b, err)
	}
	fmt.Println(strconv.Itoa(math.MinInt64), strconv.FormatInt(-255, 16), strconv.FormatInt(35, 36), strconv.FormatUint(5, 2))
	for _, f := range []float64{0.1, 1e21, 123456789, 1e-7, math.Pi, math.Inf(1)} {
		fmt.Println(strconv.FormatFloat(f, 'g', -1, 64), strconv.FormatFloat(f, 'e', 3, 64), strconv.FormatFloat(f, 'f', 2, 32))
	}
	fmt.Println(strconv.Quote("hi\n\"世\x00\xff"), strconv.QuoteToASCII("世"), strconv.QuoteRune('☺'))
	s, err := strconv.Unquote(`"a\tb\u00e9"`)
	fmt.Println(s, err)
	_, err = strconv.Unquote("bad")
	fmt.Println(err)
	buf := strconv.AppendInt([]byte("n="), 42, 10)
	buf = strconv.AppendBool(append(buf, ' '), true)
	buf = strconv.AppendQuote(append(buf, ' '), "q")
	fmt.Println(string(buf))
}
