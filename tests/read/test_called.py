"""Whose words they are where the report says how the speaker is called."""

import pytest
from readings import claims


@pytest.mark.parametrize(("text", "voice"), [
    ("وقال ضابط في ما يسمى لواء السهول يدعى سامر الحسن «سيطرنا على كل القرية»", ["سامر الحسن"]),
    ("وقال سائق ويدعى أبو خليل إن الجيش سيطر على القرية", ["أبو خليل"]),
    ("وقال أحد السكان، ويدعى سامر الحسن، إن الجيش سيطر على القرية", ["سامر الحسن"]),
    ("وقال شاهد عيان اسمه سامر الحسن إن الجيش سيطر على القرية", ["سامر الحسن"]),
    ("وقال ضابط رفض ذكر اسمه إن الجيش سيطر على القرية", ["ضابط"]),
    ("وقال مزارع إن قائدا يدعى سامر الحسن سيطر على القرية", ["مزارع"]),
])
def test_who_is_called_so_speaks(text: str, voice: list[str]) -> None:
    assert [[span.text for span in claim.voice] for claim in claims(text, "control.captured")] == [voice]
