package main

type P struct{ x, y, w int }

func main() {
	ps := make([]P, 1000)
	for i := range ps {
		ps[i] = P{i, i * 2, 1}
	}
	t := 0
	for r := 0; r < 30000; r++ {
		for i := range ps {
			p := &ps[i]
			p.x += p.w
			p.y -= p.x & 3
			t += p.y
		}
	}
	println(t)
}
