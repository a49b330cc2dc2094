"""What an article says reaches a command as one word, or not at all."""

from __future__ import annotations

import pytest

from onrecord.index.errors import UsageError
from onrecord.index.model import Article, Hit, Quotation, Speaker
from onrecord.index.settings import load
from onrecord.tui.outside.own_commands import filled, values, wants_line, words

HOSTILE = "; rm -rf ~ $(reboot) `id` | sh\n&& {file} 'x' \"y\" \0 > /etc/passwd"


def hit(text: str, name: str = "Una Marsh") -> Hit:
    """A quotation with these words."""
    return Hit(
        Quotation("direct", ((0, 1),), text, speaker=Speaker(name, "")), Article("a", "/in/a b.txt", "", "")
    )


def test_placeholders_are_replaced_after_the_split() -> None:
    """Whatever the words are, each stays one word; what they hold is not replaced once more."""
    command = words("note --who={speaker} {file}:{line} -- {text}")
    found = filled(command, values(hit(HOSTILE), 4))

    assert found == ["note", "--who=Una Marsh", "/in/a b.txt:4", "--", HOSTILE.replace("\0", "")]
    assert wants_line(command)
    assert filled(words("say {other} {{text}}"), values(hit("Yes"), 1)) == ["say", "{other}", "{Yes}"]


def test_words_that_look_like_an_option_are_refused() -> None:
    """Unless the command says itself that no options follow, or they stand behind something of its own."""
    said = values(hit("--output=/etc/passwd"), 1)
    with pytest.raises(UsageError, match="would be taken for an option; put -- before"):
        filled(words("grep {text} notes.txt"), said)

    assert filled(words("grep -- {text}"), said) == ["grep", "--", "--output=/etc/passwd"]
    assert filled(words("grep -e={text}"), said) == ["grep", "-e=--output=/etc/passwd"]


@pytest.mark.parametrize("typed", ["", "  ", 'wc "-w'])
def test_what_is_no_command_is_told(typed: str) -> None:
    """In a sentence."""
    with pytest.raises(UsageError):
        words(typed)


def test_the_settings_name_commands(tmp_path: object) -> None:
    """Anything but text is refused with the place."""
    from pathlib import Path

    path = Path(str(tmp_path)) / "config.toml"
    path.write_text('[commands]\nlook = "grep -n -- {speaker} notes.txt"\n', encoding="utf-8")
    assert load(path).commands == {"look": "grep -n -- {speaker} notes.txt"}
    path.write_text("[commands]\nlook = 3\n", encoding="utf-8")
    with pytest.raises(UsageError, match="commands"):
        load(path)
