package main

func main() {
	m := map[int]int{}
	for i := 0; i < 1000000; i++ {
		m[i*7]++
	}
	t := 0
	for r := 0; r < 5; r++ {
		for i := 0; i < 1000000; i++ {
			t += m[i*7]
		}
	}
	println(t, len(m))
}
