package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
)

type Room struct {
	Name  string
	Exits map[string]*Room
	Items []string
}

type Game struct {
	at   *Room
	bag  map[string]bool
	out  *bufio.Writer
	over bool
}

type command func(g *Game, args []string) error

var commands map[string]command

func init() {
	commands = map[string]command{
		"go": (*Game).walk, "take": (*Game).take, "look": (*Game).look,
		"quit": func(g *Game, _ []string) error { g.over = true; return nil },
		"help": func(g *Game, _ []string) error {
			_, err := fmt.Fprintln(g.out, len(commands), "commands")
			return err
		},
	}
}

func (g *Game) walk(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("go where?")
	}
	next := g.at.Exits[args[0]]
	if next == nil {
		return fmt.Errorf("no way %s from the %s", args[0], g.at.Name)
	}
	g.at = next
	return g.look(nil)
}

func (g *Game) take(args []string) error {
	for i, item := range g.at.Items {
		if len(args) > 0 && item == args[0] {
			g.at.Items = append(g.at.Items[:i], g.at.Items[i+1:]...)
			g.bag[item] = true
			fmt.Fprintln(g.out, "taken:", item)
			return nil
		}
	}
	return fmt.Errorf("there is no %v", args)
}

func (g *Game) look([]string) error {
	fmt.Fprintf(g.out, "%s, items %q, %d exits\n", g.at.Name, g.at.Items, len(g.at.Exits))
	return nil
}

func main() {
	hall := &Room{Name: "hall", Items: []string{"lamp", "key"}}
	cellar := &Room{Name: "cellar", Items: []string{"map"}}
	hall.Exits = map[string]*Room{"down": cellar}
	cellar.Exits = map[string]*Room{"up": hall, "down": nil}
	g := &Game{at: hall, bag: map[string]bool{}, out: bufio.NewWriter(os.Stdout)}
	defer g.out.Flush()
	input := "look\ntake key\ntake key\ngo north\ngo\ngo down\ngo down\ndance\n\ntake map\nhelp\ngo up\nquit\nlook\n"
	scanner := bufio.NewScanner(strings.NewReader(input))
	for !g.over && scanner.Scan() {
		words := strings.Fields(scanner.Text())
		if len(words) == 0 {
			continue
		}
		run, ok := commands[words[0]]
		if !ok {
			fmt.Fprintf(g.out, "unknown command %q\n", words[0])
			continue
		}
		if err := run(g, words[1:]); err != nil {
			fmt.Fprintln(g.out, "error:", err)
		}
	}
	fmt.Fprintln(g.out, g.bag)
}
