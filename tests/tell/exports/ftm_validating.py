"""Reads entities with followthemoney itself, our extension among its schemata: `... EXTENSION < entities`.

It runs in an environment of its own. Each entity must be valid, and cleaning must change no value.
"""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from followthemoney import settings
from followthemoney.model import Model
from followthemoney.proxy import EntityProxy


def main() -> None:
    """Prints how many entities were read; raises for the first that is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        schemata = Path(folder) / "schema"
        shutil.copytree(settings.MODEL_PATH, schemata)
        for path in Path(sys.argv[1]).glob("*.yaml"):
            shutil.copy(path, schemata)
        model = Model(str(schemata))
    entities = [json.loads(line) for line in sys.stdin]
    of = {entity["id"]: model.get(entity["schema"]) for entity in entities}
    for entity in entities:
        schema = of[entity["id"]]
        assert schema is not None, entity
        unknown = set(entity["properties"]) - set(schema.properties)
        assert not unknown, f"{schema.name}: {unknown}"
        schema.validate(entity)
        cleaned = EntityProxy(schema, entity, cleaned=False).to_dict()["properties"]
        assert {k: sorted(v) for k, v in cleaned.items()} == {k: sorted(v) for k, v in entity["properties"].items()}, (
            entity,
            cleaned,
        )
        for name, values in entity["properties"].items():
            wanted = schema.properties[name].range
            for value in values if schema.properties[name].type.name == "entity" else ():
                assert of[value].is_a(wanted), f"{name} of {entity['id']}"
    print(len(entities), "entities")


if __name__ == "__main__":
    main()
