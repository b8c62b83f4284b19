package main

// Words are built, hashed and counted.
func main() {
	counts := map[string]int{}
	total := 0
	for round := 0; round < 20; round++ {
		for i := 0; i < 50000; i++ {
			word := "key-" + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26))
			counts[word]++
			for j := 0; j < len(word); j++ {
				total = total*31 + int(word[j])
			}
		}
	}
	println(len(counts), total)
}
