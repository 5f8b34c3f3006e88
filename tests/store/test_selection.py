"""Conditions on many ids."""

import gc

from sqlalchemy import Column, Integer, MetaData, Table, create_engine, select

from dossier.store.selection import among, among_given, packed

TABLE = Table("rows", MetaData(), Column("id", Integer, primary_key=True), Column("other", Integer))


def test_rows_among_ids_are_found() -> None:
    with create_engine("sqlite://").connect() as connection:
        TABLE.create(connection)
        connection.execute(TABLE.insert(), [{"id": i, "other": i % 3} for i in range(1, 10)])
        both = select(TABLE.c.id).where(among(TABLE.c.id, [9, 2, 4, 77]), among(TABLE.c.other, {1, 2}))
        given = select(TABLE.c.id).where(among_given(TABLE.c.id), ~among(TABLE.c.other, [0]))
        assert connection.scalars(both.order_by(TABLE.c.id)).all() == [2, 4]
        assert connection.scalars(given.order_by(TABLE.c.id), {"ids": packed([3, 5])}).all() == [5]
        assert connection.scalars(select(TABLE.c.id).where(among(TABLE.c.id, []))).all() == []


def test_a_condition_leaves_no_cycles_behind() -> None:
    """Hundreds of objects in cycles for each question made Python search for them half a second long."""
    with create_engine("sqlite://").connect() as connection:
        TABLE.create(connection)
        connection.execute(select(TABLE.c.id).where(among(TABLE.c.id, [1]))).all()
        gc.collect()
        for i in range(50):
            connection.execute(select(TABLE.c.id).where(among(TABLE.c.id, [i, i + 1]))).all()
        assert gc.collect() < 50
