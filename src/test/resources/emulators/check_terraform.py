"""Says what is wrong with a Terraform file: a line for each reference that leads nowhere.

Ends with an error where the file cannot be parsed. The last line counts what was looked at.
"""

import re
import sys

import hcl2

REFERENCE = re.compile(r"(?<![\w.])(data\.)?(aws(?:cc)?_\w+)\.(\w+)")


def code(expression):
    """The parts of an expression that are not literal text."""
    found, stack, i = [], ["code"], 0
    while i < len(expression):
        here, two = expression[i], expression[i : i + 2]
        if stack[-1] == "text":
            if here == "\\":
                i += 2
                continue
            if expression[i : i + 3] in ("$${", "%%{"):
                i += 3
                continue
            if two in ("${", "%{"):
                stack.append("code")
                found.append(" ")
                i += 2
                continue
            if here == '"':
                stack.pop()
        else:
            if here == '"':
                stack.append("text")
            elif here == "{":
                stack.append("code")
            elif here == "}" and len(stack) > 1:
                stack.pop()
            else:
                found.append(here)
        i += 1
    return "".join(found)


def expressions(value):
    if isinstance(value, dict):
        for name, each in value.items():
            if not name.startswith("__"):
                yield from expressions(each)
    elif isinstance(value, list):
        for each in value:
            yield from expressions(each)
    elif isinstance(value, str):
        # The parser puts ${ } around an expression that is not a text.
        yield value[2:-1] if value.startswith("${") and value.endswith("}") else value


def declared(blocks, prefix):
    for block in blocks:
        for kind, named in block.items():
            for name in named:
                yield prefix + kind.strip('"') + "." + name.strip('"')


def main(path):
    with open(path, encoding="utf-8") as file:
        parsed = hcl2.load(file)
    there = [*declared(parsed.get("resource", []), ""), *declared(parsed.get("data", []), "data.")]
    for address in sorted({each for each in there if there.count(each) > 1}):
        print("twice:", address)
    used = set()
    for text in expressions([parsed.get("resource", []), parsed.get("data", [])]):
        for data, kind, name in REFERENCE.findall(code(text)):
            used.add(f"{data}{kind}.{name}")
    for address in sorted(used - set(there)):
        print("nowhere:", address)
    print(f"{len(there)} blocks, {len(used)} of them referred to")


main(sys.argv[1])
