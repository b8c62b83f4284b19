package main

import "fmt"

func main() {
	s := "héllo, 世界\x00!"
	fmt.Println(len(s), s[1], s[0:1], s[len(s)-1:])
	for i, r := range s {
		fmt.Print(i, ":", string(r), " ")
	}
	fmt.Println()
	fmt.Printf("%q %+q %x % x\n", s, s, "héllo", "hi")
	bytes := []byte("abc")
	bytes[0] = 'X'
	runes := []rune("世界")
	runes[1] = '!'
	fmt.Println(string(bytes), string(runes), bytes, runes, string(rune(65)))
	bad := "a\xffb\xc0\xafc"
	for i, r := range bad {
		fmt.Printf("%d:%U ", i, r)
	}
	fmt.Println([]rune(bad), len([]rune(bad)))
	raw := `a\nb
c "quoted"`
	fmt.Println(raw, len(raw))
	fmt.Println("a" < "b", "a" < "B", "abc" < "abd", "ab" < "abc", "" < "a", "x" == "x", "x"+"y" == "xy")
	t := ""
	for i := range 5 {
		t += string(rune('a'+i)) + "-"
	}
	fmt.Println(t, t[2:5], t[:0] == "")
	switch t {
	case "x":
		fmt.Println("x")
	case "a-b-c-d-e-":
		fmt.Println("found")
	}
	var b byte = "xyz"[1]
	fmt.Println(b, string(b), string([]byte{b, b}))
	copied := make([]byte, 3)
	n := copy(copied, "wxyz")
	fmt.Println(n, string(copied), string(append(copied, "more"...)))
	const c = "const"
	fmt.Println(len(c), c[2:], c+"!")
}
