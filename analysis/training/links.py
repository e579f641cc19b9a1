"""Annotated articles in, weights of the links between contents, cues and sources out."""

from __future__ import annotations

import numpy as np

from ..attribution.tagger import ROLES, links
from ..attribution.tagger.tags import Role
from ..corpora.polnear import Annotated
from .examples import Piecewise


def link_choices(article: Piecewise, role: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return feature rows, right or wrong, and chooser of every possible link."""
    placed = [(s, *article.place(s)) for s in article.article.spans]
    placed = [p for p in placed if p[2] > p[1]]
    index = {p[0]: k for k, p in enumerate(placed)}
    roles = np.array([ROLES.index(p[0][0]) for p in placed], int)
    bounds = np.array([p[1:] for p in placed], int).reshape(-1, 2)
    layout = links.Layout(article.text, roles, bounds[:, 0], bounds[:, 1])
    cue_of, source_of = _annotated_links(article.article, index)
    if role == Role.CONTENT:
        i, j, ranks = links.candidates(layout, Role.CONTENT, Role.CUE)
        rows = links.link_features(*links.link_keys(layout, i, j, ranks)) + links.OFFSETS
        right = cue_of[i] == j
        known = cue_of[i] != -2
    else:
        i, j, ranks = links.candidates(layout, Role.CUE, Role.SOURCE)
        rows = links.link_features(*links.link_keys(layout, j, i, ranks)) + links.OFFSETS
        right = source_of[i] == j
        cues = np.flatnonzero(roles == Role.CUE)
        none = np.full((len(cues), rows.shape[1]), links.NONE + 8)  # row 8 stays 0: filling
        none[:, 0] = links.NONE + layout.cue_sorts(cues)
        rows, i = np.concatenate([rows, none]), np.concatenate([i, cues])
        right = np.concatenate([right, source_of[cues] == -1])
        known = source_of[i] != -2
    order = np.argsort(i[known], kind="stable")
    return rows[known][order], right[known][order], i[known][order]


def _annotated_links(article: Annotated, index) -> tuple[np.ndarray, np.ndarray]:
    """Return the annotated cue of contents and source of cues; -1 none, -2 unknown."""
    cue_of, source_of = np.full((2, len(index)), -2)
    for relation in article.relations:
        found = {
            role: [index[role, *p] for p in relation.get(role, ()) if (role, *p) in index]
            for role in ROLES[1:]
        }
        for cue in found["cue"]:
            cue_of[found["content"]] = cue
            source_of[cue] = found["source"][0] if found["source"] else -1
    return cue_of, source_of


def train_links(articles: list[Piecewise], role: int, steps: int = 300) -> np.ndarray:
    """Fit link weights: a softmax over the candidates of each span (Adam)."""
    found, seen = [], 0
    for article in articles:
        of_rows, of_right, of_chooser = link_choices(article, role)
        found.append((of_rows, of_right, of_chooser + seen))
        seen += len(article.article.spans)
    rows, right, chooser = map(np.concatenate, zip(*found, strict=True))
    starts = np.flatnonzero(np.diff(chooser, prepend=-1))
    group = np.cumsum(np.diff(chooser, prepend=-1) > 0) - 1
    usable = (np.add.reduceat(right.astype(int), starts) > 0)[group]
    weights, mean, square = np.zeros((3, links.NONE + 9))
    for step in range(1, steps + 1):
        chance = weights[rows].sum(1)
        chance = np.exp(chance - np.maximum.reduceat(chance, starts)[group])
        chance /= np.add.reduceat(chance, starts)[group]
        wrong = np.repeat((chance - right) * usable, rows.shape[1])
        slope = np.bincount(rows.ravel(), wrong, len(weights)) / len(starts) + 1e-5 * weights
        slope[links.NONE + 8] = 0
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        move = mean / (1 - 0.9**step) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        weights = weights - 0.05 * move
    return weights.astype(np.float32)
