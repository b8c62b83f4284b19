package main

func main() {
	x := uint64(88172645463325252)
	s := uint64(0)
	for i := 0; i < 300000000; i++ {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		s += x & 7
	}
	println(s)
}
