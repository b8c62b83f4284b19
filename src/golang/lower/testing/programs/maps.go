package main

type user struct {
	name string
	age  int
}

func main() {
	m := map[int]int{1: 10, 2: 20}
	m[3] = 30
	m[1]++
	m[2] += 5
	m[4] -= 1
	m[3] /= 4
	println(len(m), m[1], m[2], m[3], m[4], m[5])
	v, ok := m[2]
	println(v, ok)
	_, ok = m[99]
	println(ok)
	delete(m, 2)
	_, ok = m[2]
	println(ok, len(m))
	for i := range 100 {
		m[i] = i * i
	}
	sum, count := 0, 0
	for k, v := range m {
		sum += k + v
		count++
	}
	println(sum, count, len(m))
	s := make(map[string]int)
	s["a"] = 1
	s["b"] += 2
	s["a"+"b"] = 3
	println(len(s), s["a"], s["b"], s["ab"], s["zz"])
	var none map[string]int
	println(none == nil, len(none), none["x"])
	for range none {
		println("never")
	}
	u := map[string]*user{"x": {"x", 1}}
	u["x"].age = 44
	u["y"] = &user{name: "y"}
	println(u["x"].age, u["y"].name, u["z"] == nil)
	lists := map[string][]int{}
	lists["a"] = append(lists["a"], 1)
	lists["a"] = append(lists["a"], 2, 3)
	println(len(lists["a"]), lists["a"][2], len(lists["b"]))
	w := map[uint64]user{}
	w[1<<60] = user{"big", 7}
	println(w[1<<60].name, w[1].age)
	for k := range m {
		delete(m, k)
	}
	println(len(m))
	clear(s)
	println(len(s), s["a"])
	big := make(map[int]string, 100)
	for i := range 50 {
		big[i] = "v"
	}
	for i := 0; i < 50; i += 2 {
		delete(big, i)
	}
	println(len(big), big[1], big[2] == "")
	funcs := map[string]func(int) int{"inc": func(x int) int { return x + 1 }}
	println(funcs["inc"](4))
	n := 0
	for _, v := range map[string]bool{"t": true, "f": false} {
		if v {
			n++
		}
	}
	println(n)
}
