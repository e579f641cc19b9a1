"""Open JupyterLab on the first notebook, from the project's root: `make lab`.

What a first lesson needs: links to articles and figures lead somewhere, marks show before anything
is run, no notebook counts as changed because it was opened, and nothing is fetched from elsewhere.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import nbformat
from ipykernel.ipkernel import IPythonKernel
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_server.serverapp import ServerApp
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from jupyterlab.labapp import LabApp
from nbformat.sign import NotebookNotary
from traitlets import default

FOLDER = Path(__file__).resolve().parent
FIRST = "00-start-here.ipynb"
CONFIG = (
    FOLDER / ".jupyter"
)  # no news of JupyterLab's, nor a question about them; where lines break


class Server(ServerApp):
    """Jupyter's server, with the kit's style sheet beside one's own settings."""

    @default("static_custom_path")
    def _own_styles(self) -> list[str]:
        return [str(CONFIG / "custom")]


class Contents(AsyncLargeFileManager):
    """Files as they are; of a notebook, with what the kernel will say of itself.

    JupyterLab writes that into a notebook when its kernel has started, and so every notebook that
    was executed by another Python would be changed, and asked to be saved, once it is opened.
    """

    async def get(self, *args: Any, **options: Any) -> Any:
        """Return a file or folder, as JupyterLab asks for it."""
        model = await super().get(*args, **options)
        if model["type"] == "notebook" and model["content"]:
            model["content"]["metadata"].update(kernel())
        return model


def kernel() -> dict[str, Any]:
    """Return what a notebook says of the kernel that runs it."""
    spec = KernelSpecManager().get_kernel_spec("python3")
    return {
        "kernelspec": {
            "display_name": spec.display_name,
            "language": spec.language,
            "name": "python3",
        },
        "language_info": dict(IPythonKernel.language_info),
    }


def settings(folder: Path = FOLDER) -> list[str]:
    """Return what JupyterLab is started with."""
    root = folder.parent
    return [
        f"--ServerApp.root_dir={root}",
        f"--ServerApp.contents_manager_class={__name__}.Contents",
        f"--LabApp.default_url=/lab/tree/{folder.name}/{FIRST}",
        "--LabApp.custom_css=True",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
        "--Application.log_level=ERROR",
        "--KernelManager.transport=ipc",  # no word on the local ports that kernels talk through
        # In a container or a classroom's server one is root, and asked to say so.
        *(["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []),
    ]


def trust(folder: Path = FOLDER) -> None:
    """Sign the notebooks as they lie there: JupyterLab takes styles out of what is not signed."""
    for path in folder.glob("*.ipynb"):
        NotebookNotary().sign(nbformat.read(path, as_version=4))


if __name__ == "__main__":
    trust()
    given = os.environ.get("JUPYTER_CONFIG_PATH")
    os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, (given, str(CONFIG))))
    print("JupyterLab opens in your browser; stop it with Ctrl+C here.", flush=True)
    LabApp.serverapp_class = Server
    LabApp.launch_instance([*settings(), *sys.argv[1:]])
