package main

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"
)

func main() {
	var b bytes.Buffer
	b.WriteString("hello ")
	b.Write([]byte("world\n"))
	b.WriteByte('!')
	b.WriteRune('é')
	fmt.Fprintf(&b, " %03d", 7)
	fmt.Println(b.Len(), b.String())
	line, err := b.ReadString('\n')
	fmt.Printf("%q %v %q\n", line, err, b.Bytes())
	c, _ := b.ReadByte()
	r, size, _ := b.ReadRune()
	fmt.Println(c, string(r), size)
	b.Truncate(2)
	rest, err := b.ReadBytes('x')
	fmt.Printf("%q %v\n", rest, err)
	fmt.Println(bytes.Equal([]byte("a"), []byte("a")), bytes.Compare([]byte("a"), []byte("b")), bytes.Contains([]byte("seafood"), []byte("foo")))
	fmt.Printf("%q %s %s\n", bytes.Split([]byte("a,b,c"), []byte(",")), bytes.ToUpper([]byte("abc")), bytes.TrimSpace([]byte("  x ")))
	fmt.Println(bytes.Index([]byte("chicken"), []byte("ken")), bytes.HasPrefix([]byte("golang"), []byte("go")), bytes.Count([]byte("cheese"), []byte("e")))
	fmt.Printf("%s %s %q\n", bytes.Repeat([]byte("ab"), 2), bytes.Join([][]byte{{'x'}, {'y'}}, []byte("--")), bytes.Fields([]byte(" a b ")))
	s := "aé世😀\xff"
	fmt.Println(utf8.RuneCountInString(s), utf8.ValidString(s), utf8.RuneLen('世'), utf8.ValidRune(0xD800))
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		fmt.Printf("%U/%d ", r, n)
		i += n
	}
	buf := utf8.AppendRune(nil, '世')
	last, n := utf8.DecodeLastRuneInString("xé")
	fmt.Println(buf, string(last), n, utf8.FullRune([]byte{0xe4, 0xb8}), utf8.RuneStart(0x80))
	for _, r := range "aZ5 é,世\n" {
		fmt.Print(unicode.IsLetter(r), unicode.IsUpper(r), unicode.IsDigit(r), unicode.IsSpace(r), unicode.IsPunct(r), " ")
	}
	fmt.Println(string(unicode.ToUpper('é')), string(unicode.ToLower('Σ')), unicode.Is(unicode.Han, '世'), unicode.IsControl('\t'))
}
