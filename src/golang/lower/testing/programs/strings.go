package main

func join(parts ...string) string {
	s := ""
	for i, p := range parts {
		if i > 0 {
			s += ","
		}
		s += p
	}
	return s
}

func main() {
	s := "héllo, 世界\xff!"
	println(len(s), s[1], s[len(s)-1], s[2:5] == "\xa9ll", s[:1], s[3:6])
	for i, r := range s {
		print(i, ":", r, " ")
	}
	println()
	n := 0
	for range s {
		n++
	}
	println(n)
	b := []byte("abc")
	b[0] = 'X'
	println(string(b), len(b))
	r := []rune("héé")
	r[0] = 'H'
	println(string(r), len(r), string(rune(0x4e16)))
	println(join(), join("a"), join("a", "b", "c"), join([]string{"x", "y"}...))
	println("a" < "b", "abc" < "abd", "ab" < "abc", "b" > "abc", "a" <= "a", "" == "", "x" != "y")
	t := s
	t += "z"
	println(len(t)-len(s), s == t, t[:len(s)] == s)
	var e string
	println(e == "", len(e))
	x := append([]byte("q"), "rst"...)
	println(string(x))
	type name string
	var m name = "mm"
	println(string(m)+"!", m+"?" == "mm?", len(m))
	c := copy(b, "zz")
	println(c, string(b))
}
