// Reads a report with the libraries of reviewdog that Debian ships, and prints what they understood as JSON.
// Usage: read checkstyle < REPORT; read concise PATTERN... < REPORT
package main

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/haya14busa/go-checkstyle/checkstyle"
	"github.com/reviewdog/errorformat"
)

type diagnostic struct {
	Path     string `json:"path"`
	Line     int    `json:"line"`
	Column   int    `json:"column"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Source   string `json:"source,omitempty"`
}

func main() {
	report, err := io.ReadAll(os.Stdin)
	check(err)
	found := []diagnostic{}
	switch os.Args[1] {
	case "checkstyle":
		var result checkstyle.Result
		check(xml.Unmarshal(report, &result))
		for _, file := range result.Files {
			for _, e := range file.Errors {
				found = append(found, diagnostic{file.Name, e.Line, e.Column, e.Severity, e.Message, e.Source})
			}
		}
	case "concise":
		// Patterns of Vim, as its errorformat has them.
		format, err := errorformat.NewErrorformat(os.Args[2:])
		check(err)
		scanner := format.NewScanner(strings.NewReader(string(report)))
		for scanner.Scan() {
			e := scanner.Entry()
			if e.Valid {
				found = append(found, diagnostic{e.Filename, e.Lnum, e.Col, string(e.Type), e.Text, ""})
			}
		}
	}
	check(json.NewEncoder(os.Stdout).Encode(found))
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
