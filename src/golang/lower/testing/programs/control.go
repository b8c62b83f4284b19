package main

var trace string

func t(name string, v bool) bool {
	trace += name
	return v
}

func classify(n int) string {
	switch {
	case n < 0:
		return "neg"
	case n == 0:
		return "zero"
	case n < 10:
		return "small"
	default:
		return "big"
	}
}

func named(n int) (a, b int) {
	a = n
	b = n * 2
	if n > 5 {
		return
	}
	return b, a
}

func pick(s string) int {
	switch s {
	case "a", "b":
		return 1
	case "c":
		fallthrough
	case "d":
		return 2
	}
	return 3
}

func main() {
	for i := 0; i < 3; i++ {
		print(i, " ")
	}
	println()
	for i := range 4 {
		if i == 1 {
			continue
		}
		print(i, " ")
	}
	println()
outer:
	for i := range 3 {
		for j := range 3 {
			if j == 2 {
				continue outer
			}
			if i == 2 {
				break outer
			}
			print(i, j, " ")
		}
	}
	println()
	n := 0
again:
	n++
	if n < 5 {
		goto again
	}
	println(n)
	println(classify(-1), classify(0), classify(5), classify(50))
	println(pick("a"), pick("b"), pick("c"), pick("d"), pick("e"))
	if t("a", true) && t("b", false) || t("c", true) && !t("d", false) {
		println(trace)
	}
	na, nb := named(3)
	println(na, nb)
	na, nb = named(7)
	println(na, nb)
	k := 10
	switch k := k + 1; k {
	case 10:
		println("ten")
	case 11:
		println("eleven")
		if n == 5 {
			break
		}
		println("not here")
	}
	for {
		k--
		if k < 5 {
			break
		}
	}
	println(k)
	switch {
	default:
		println("default first")
	case k == 4:
		println("four")
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		print(i, ":", j, " ")
	}
	println()
	var i8 int8
	for i8 = range int8(3) {
	}
	println(i8)
	for range 2 {
		print("x")
	}
	println()
block:
	switch {
	case k == 4:
		for {
			break block
		}
		println("skipped")
	}
	println("done")
}
