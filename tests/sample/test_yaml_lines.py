import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.sample.yaml_lines import yaml_text

TEXT = st.text(max_size=40) | st.text(alphabet=" :#-?'\"\\\n\t|>%@&*!{}[],0ab街（《—\u2028\ufeff\x85", max_size=20)
KEYS = st.text(alphabet="abc_ :#-'\"街道", min_size=1, max_size=12)
RECORDS = st.dictionaries(
    KEYS,
    st.recursive(
        TEXT, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
    ),
    max_size=6,
)


@given(RECORDS)
@settings(max_examples=400, deadline=None)
def test_what_is_written_reads_back_equal(record):
    assert yaml.load(yaml_text(record), yaml.BaseLoader) == record  # noqa: S506  # BaseLoader makes text only


def test_plain_words_stand_without_quotes():
    assert yaml_text({"hours": "周一至周五 9:00—12:00", "no": "否"}) == "hours: 周一至周五 9:00—12:00\nno: 否\n"


def test_a_body_of_several_lines_stands_as_a_block():
    assert yaml_text({"body": "一\n\n- 二"}) == "body: |-\n  一\n\n  - 二\n"
