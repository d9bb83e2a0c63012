"""What our four sections are called in Korean and Chinese. A name somebody has written already stays."""

from django.db import migrations

NAMES = {
    "music": ("음악", "音乐"),
    "wanderlust": ("여행", "旅行"),
    "foodie": ("맛집", "美食"),
    "lifestyle": ("라이프스타일", "生活"),
}


def name_sections(apps, schema_editor):
    section = apps.get_model("articles", "Section")
    for slug, (korean, chinese) in NAMES.items():
        section.objects.filter(slug=slug, name_ko="").update(name_ko=korean)
        section.objects.filter(slug=slug, name_zh="").update(name_zh=chinese)


class Migration(migrations.Migration):
    dependencies = [("kavenyou", "0002_found_pages")]
    operations = [migrations.RunPython(name_sections, migrations.RunPython.noop)]
